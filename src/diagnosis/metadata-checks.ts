// A profile held against what its provider says of itself, RFC 8414 section 2. Metadata is often incomplete: nothing
// here stops a run, and a member that is missing says nothing.
import {
  asksForConsent,
  type ClientAuthentication,
  hasTokenRequest,
  type Profile,
  type ProviderEndpoints,
} from '#oauth/profile.ts';
import type { ProviderMetadata } from '#oauth/provider-metadata.ts';
import { type CheckSubject, info, ok, orPassed, type ProfileCheck, warning } from './profile-check.ts';

/** Checks the profile against the metadata; nothing to say where it was not asked for. */
export function metadataChecks({ profile, metadata }: CheckSubject): readonly ProfileCheck[] {
  if (!metadata || profile.grant === 'basic') return [];
  const found = [
    ...addressChecks(profile, metadata),
    ...issuerParameterChecks(profile, metadata),
    ...supportChecks(profile, metadata),
  ];
  return orPassed(found, () =>
    ok('metadata', 'issuer', {
      title: 'Agrees with the provider’s metadata',
      reason: 'Endpoints, grant, scopes and client authentication are as the provider says of itself.',
      source,
    }),
  );
}

const source = 'RFC 8414 §2';

const members: Readonly<Record<keyof ProviderEndpoints, keyof ProviderMetadata>> = {
  issuer: 'issuer',
  authorizationEndpoint: 'authorization_endpoint',
  tokenEndpoint: 'token_endpoint',
  jwksUri: 'jwks_uri',
  userinfoEndpoint: 'userinfo_endpoint',
  introspectionEndpoint: 'introspection_endpoint',
  revocationEndpoint: 'revocation_endpoint',
};

function addressChecks(profile: Profile, metadata: ProviderMetadata): ProfileCheck[] {
  return (Object.keys(members) as (keyof ProviderEndpoints)[]).flatMap((field) => {
    const member = members[field];
    const said = metadata[member];
    const mine = profile[field];
    if (typeof said !== 'string' || said === '' || said === mine) return [];
    const fix = { label: mine === '' ? 'Fill it in' : 'Take the provider’s', change: { [field]: said } };
    if (mine === '') {
      const words = { title: `The metadata has a ${member}`, reason: `It says ${said}.`, fix, source };
      return [info(`metadata/${field}`, field, words)];
    }
    const reason = `The provider says ${said}.`;
    return [warning(`metadata/${field}`, field, { title: `${member} differs from the metadata`, reason, fix, source })];
  });
}

function issuerParameterChecks(profile: Profile, metadata: ProviderMetadata): ProfileCheck[] {
  const isAnnounced = metadata.authorization_response_iss_parameter_supported;
  if (!asksForConsent(profile.grant) || isAnnounced === profile.announcesIssuer) return [];
  const change = { announcesIssuer: isAnnounced };
  return [
    isAnnounced
      ? info('metadata/announcesIssuer', 'announcesIssuer', {
          title: 'The provider names itself in every response',
          reason: 'A response without iss can be refused then: it comes from somebody else.',
          fix: { label: 'Await iss', change },
          source: 'RFC 9207 §3',
        })
      : warning('metadata/announcesIssuer', 'announcesIssuer', {
          title: 'The metadata does not announce iss',
          reason: 'This profile refuses responses without it, so it may refuse all of them.',
          fix: { label: 'Do not await iss', change },
          source: 'RFC 9207 §3',
        }),
  ];
}

interface Support {
  readonly field: keyof Profile;
  readonly used: readonly string[];
  readonly supported: readonly string[] | null;
  readonly title: (missing: string) => string;
  readonly fix: ProfileCheck['fix'];
}

function supportChecks(profile: Profile, metadata: ProviderMetadata): ProfileCheck[] {
  return supports(profile, metadata).flatMap(({ field, used, supported, title, fix }) => {
    const missing = used.filter((each) => supported?.includes(each) === false);
    if (!supported || missing.length === 0) return [];
    const reason = supported.length > 0 ? `It lists ${listed(supported)}.` : 'It lists none.';
    return [warning(`metadata/${field}/unlisted`, field, { title: title(missing.join(' ')), reason, fix, source })];
  });
}

const mostListed = 12;

function listed(values: readonly string[]): string {
  const more = values.length - mostListed;
  return values.slice(0, mostListed).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function supports(profile: Profile, metadata: ProviderMetadata): Support[] {
  return [
    {
      field: 'grant',
      used: [profile.grant],
      supported: metadata.grant_types_supported,
      title: (grant) => `The metadata does not list the grant ${grant}`,
      fix: null,
    },
    {
      field: 'scopes',
      used: profile.scopes,
      supported: metadata.scopes_supported,
      title: (scopes) => `The metadata does not list ${scopes}`,
      fix: null,
    },
    {
      field: 'clientAuthentication',
      used: hasTokenRequest(profile.grant) ? [profile.clientAuthentication] : [],
      supported: metadata.token_endpoint_auth_methods_supported,
      title: (method) => `The metadata does not list ${method}`,
      fix: otherAuthentication(profile, metadata),
    },
    ...consentSupports(profile, metadata),
  ];
}

function consentSupports(profile: Profile, metadata: ProviderMetadata): Support[] {
  if (!asksForConsent(profile.grant)) return [];
  const hasPkce = profile.grant === 'authorization_code' && profile.pkce !== 'off';
  const hasS256 = metadata.code_challenge_methods_supported?.includes('S256');
  return [
    {
      field: 'responseMode',
      used: profile.responseMode === 'default' ? [] : [profile.responseMode],
      supported: metadata.response_modes_supported,
      title: (mode) => `The metadata does not list ${mode}`,
      fix: { label: 'Use the provider’s default', change: { responseMode: 'default' } },
    },
    {
      field: 'pkce',
      used: hasPkce ? [profile.pkce] : [],
      supported: metadata.code_challenge_methods_supported,
      title: (method) => `The metadata does not list PKCE with ${method}`,
      fix: hasS256 ? { label: 'Use S256', change: { pkce: 'S256' } } : null,
    },
    {
      field: 'authorizationEndpoint',
      used: [profile.grant === 'implicit' ? 'token' : 'code'],
      supported: metadata.response_types_supported,
      title: (type) => `The metadata does not list response_type ${type}`,
      fix: null,
    },
  ];
}

/** Another method that the profile could use as it is. */
function otherAuthentication(profile: Profile, metadata: ProviderMetadata): ProfileCheck['fix'] {
  const known: readonly ClientAuthentication[] = profile.clientSecret
    ? ['client_secret_basic', 'client_secret_post']
    : ['none'];
  const other = known.find((each) => metadata.token_endpoint_auth_methods_supported?.includes(each));
  return other ? { label: `Use ${other}`, change: { clientAuthentication: other } } : null;
}
