// The endpoints of a profile, RFC 6749 sections 3.1 and 3.2, RFC 8414 section 2.
import { isLoopback } from '#call/loopback.ts';
import { asksForConsent, hasTokenRequest, type Profile, type ProviderEndpoints } from '#oauth/profile.ts';
import { type CheckSubject, error, info, ok, orPassed, type ProfileCheck, warning } from './profile-check.ts';
import { urlChecks } from './url-checks.ts';

type Endpoint = keyof ProviderEndpoints;

/** What the endpoints are called. */
export const endpointNames: Readonly<Record<Endpoint, string>> = {
  issuer: 'Issuer',
  authorizationEndpoint: 'Authorization endpoint',
  tokenEndpoint: 'Token endpoint',
  jwksUri: 'JWKS URI',
  userinfoEndpoint: 'Userinfo endpoint',
  introspectionEndpoint: 'Introspection endpoint',
  revocationEndpoint: 'Revocation endpoint',
};
const all = Object.keys(endpointNames) as Endpoint[];

/** Checks where a run's requests go. */
export function endpointChecks(subject: CheckSubject): readonly ProfileCheck[] {
  const { written, profile, origins } = subject;
  const addresses = profile.grant === 'basic' ? [written.apiBaseUrl] : all.map((field) => written[field]);
  const isOff = origins.practice === '' && addresses.some(isOfPractice);
  if (profile.grant === 'basic') return isOff ? [practiceIsOff] : [];
  const found = [
    ...(isOff ? [practiceIsOff] : []),
    ...all.filter((field) => !isOff || !isOfPractice(written[field])).flatMap((field) => oneEndpoint(subject, field)),
    ...pairChecks(subject),
    ...issuerChecks(subject),
  ];
  return orPassed(found, () => passed(subject));
}

function isOfPractice(text: string): boolean {
  return text.includes('{{practice}}');
}

const practiceIsOff = error('practice-off', null, {
  title: 'The practice provider is off',
  reason: 'This profile is for the practice provider. Start Authscope without --no-practice.',
});

function oneEndpoint({ written, profile }: CheckSubject, field: Endpoint): readonly ProfileCheck[] {
  const endpoint = profile[field];
  if (endpoint.trim() === '') return neededBy(profile).includes(field) ? [missing(field)] : [];
  const rule = field === 'authorizationEndpoint' ? 'RFC 6749 §3.1' : 'RFC 6749 §3.2';
  const source = neededBy(profile).includes(field) ? rule : 'RFC 8414 §2';
  return urlChecks({
    field,
    name: endpointNames[field],
    url: endpoint,
    source,
    change: (mend) => ({ [field]: mend(written[field]) }),
  });
}

function neededBy({ grant }: Profile): readonly Endpoint[] {
  return [
    ...(asksForConsent(grant) ? (['authorizationEndpoint'] as const) : []),
    ...(hasTokenRequest(grant) ? (['tokenEndpoint'] as const) : []),
  ];
}

function missing(field: Endpoint): ProfileCheck {
  const isConsent = field === 'authorizationEndpoint';
  return error(`${field}/missing`, field, {
    title: `${endpointNames[field]} is missing`,
    reason: `${isConsent ? 'The consent URL begins with it.' : 'The token request goes there.'} Providers list it in their docs, or in the metadata of their issuer.`,
    source: isConsent ? 'RFC 6749 §3.1' : 'RFC 6749 §3.2',
  });
}

/** Parameters of the request in the endpoint's own query: a consent URL was pasted whole. */
const ownParameters = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'code_challenge'];

function pairChecks({ written, profile }: CheckSubject): ProfileCheck[] {
  const { authorizationEndpoint, tokenEndpoint } = profile;
  if (!asksForConsent(profile.grant) || !URL.canParse(authorizationEndpoint)) return [];
  const url = new URL(authorizationEndpoint);
  const parameters = ownParameters.filter((name) => url.searchParams.has(name));
  const isSame =
    hasTokenRequest(profile.grant) &&
    URL.canParse(tokenEndpoint) &&
    withoutQuery(tokenEndpoint) === withoutQuery(url.href);
  return [
    ...(isSame
      ? [
          warning('same-endpoint', 'tokenEndpoint', {
            title: 'Both endpoints are one URL',
            reason: 'The authorization endpoint is a page for the user, the token endpoint answers the app.',
            source: 'RFC 6749 §3',
          }),
        ]
      : []),
    ...(parameters.length > 0
      ? [
          warning('whole-consent-url', 'authorizationEndpoint', {
            title: 'The authorization endpoint is a whole consent URL',
            reason: `Its ${parameters.join(', ')} ${parameters.length === 1 ? 'is' : 'are'} made anew for each run from the fields below.`,
            fix: {
              label: 'Keep the endpoint alone',
              change: { authorizationEndpoint: written.authorizationEndpoint.replace(/[?#].*$/s, '') },
            },
            source: 'RFC 6749 §3.1',
          }),
        ]
      : []),
  ];
}

function withoutQuery(url: string): string {
  return new URL(url).href.replace(/[?#].*$/s, '');
}

function issuerChecks({ profile }: CheckSubject): ProfileCheck[] {
  if (!asksForConsent(profile.grant)) return [];
  if (profile.issuer.trim() === '' && profile.announcesIssuer) {
    return [
      error('issuer-awaited', 'issuer', {
        title: 'Responses are held against an issuer that is missing',
        reason: 'Every response must carry iss, and there is nothing to compare it with.',
        fix: { label: 'Do not await iss', change: { announcesIssuer: false } },
        source: 'RFC 9207 §2.4',
      }),
    ];
  }
  const lacksKeys = profile.scopes.includes('openid') && profile.jwksUri === '' && profile.grant !== 'implicit';
  if (!lacksKeys) return [];
  return [
    info('no-keys', 'jwksUri', {
      title: 'Signatures can’t be checked',
      reason: 'openid gives an ID token, and without the JWKS URI its signing keys are not known.',
      source: 'OpenID Connect Core §3.1.3.7',
    }),
  ];
}

function passed({ profile }: CheckSubject): ProfileCheck {
  const urls = neededBy(profile).map((field) => new URL(profile[field]));
  const isLocal = urls.every((url) => url.protocol === 'http:' && isLoopback(url));
  return ok('endpoints', null, {
    title: isLocal ? 'Endpoints are on this machine' : 'Endpoints use https',
    reason: isLocal ? 'Plain http is fine there: nothing travels.' : 'What travels to them can’t be read on the way.',
    source: neededBy(profile).length > 1 ? 'RFC 6749 §3.1, §3.2' : 'RFC 6749 §3',
  });
}
