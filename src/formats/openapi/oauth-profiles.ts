// OAuth flows and OpenID providers of a file as profiles: OpenAPI 3.1 sections 4.8.27 to 4.8.29, Swagger 2 "Security Scheme
// Object". No file of this kind knows a client: its id and secret are for the user to put in.
import { environmentRole, type SharedProfile, type SharedProfileFields } from '#collection/shared-document.ts';
import type { Grant } from '#oauth/profile.ts';
import type { FreeNames } from '../free-names.ts';
import { publicPart } from '../public-part.ts';
import type { Reading } from './reading.ts';
import { memberAt, membersAt, type Spot, textAt } from './spot.ts';

/** What a profile is made with. */
export interface ProfileMaking {
  readonly title: string;
  /** Where the API lives; empty where that is not known. */
  readonly apiBaseUrl: string;
  /** Roles that are given out already. */
  readonly roles: FreeNames;
  /** Whether its first profile is to be that of the environment in use. */
  readonly isMain: boolean;
}

/** The flows of OpenAPI 3, the best for somebody at a browser first, with their names in Swagger 2. */
const flows: readonly {
  readonly name: string;
  readonly swagger: string;
  readonly grant: Grant;
  readonly words: string;
}[] = [
  { name: 'authorizationCode', swagger: 'accessCode', grant: 'authorization_code', words: 'authorization code' },
  { name: 'clientCredentials', swagger: 'application', grant: 'client_credentials', words: 'client credentials' },
  { name: 'password', swagger: 'password', grant: 'password', words: 'password' },
  { name: 'implicit', swagger: 'implicit', grant: 'implicit', words: 'implicit' },
];

const needed: Readonly<Partial<Record<Grant, SharedProfile['secrets']>>> = {
  authorization_code: ['clientSecret'],
  client_credentials: ['clientSecret'],
  password: ['clientSecret', 'password'],
};

/** The profiles of a scheme of OAuth 2, one for each of its flows. */
export function oauthProfiles(
  scheme: Spot & { readonly step: string },
  making: ProfileMaking,
  reading: Reading,
): SharedProfile[] {
  const found = reading.isSwagger ? swaggerFlow(scheme) : flowsOf(scheme, reading);
  return found.map(({ spot, flow }, at) => {
    const wish = at === 0 ? scheme.step : `${scheme.step} ${flow.words}`;
    const fields = fieldsOf(spot, flow.grant, { making, reading });
    const name = `${making.title} – ${flow.words}`;
    return {
      role: at === 0 && making.isMain ? environmentRole : roleFor(wish, making),
      name,
      preset: null,
      fields,
      secrets: needed[flow.grant] ?? [],
    };
  });
}

/** The profile of an OpenID provider: its endpoints are asked for when somebody wants them. */
export function openIdProfile(scheme: Spot & { readonly step: string }, making: ProfileMaking): SharedProfile {
  const address = textAt(scheme, 'openIdConnectUrl').trim();
  const issuer = address.replace(/\/\.well-known\/openid-configuration\/?$/, '');
  return {
    role: making.isMain ? environmentRole : roleFor(scheme.step, making),
    name: `${making.title} – OpenID Connect`,
    preset: null,
    fields: { grant: 'authorization_code', issuer, scopes: ['openid'], ...apiBase(making) },
    secrets: ['clientSecret'],
  };
}

interface FoundFlow {
  readonly spot: Spot;
  readonly flow: (typeof flows)[number];
}

function swaggerFlow(scheme: Spot): FoundFlow[] {
  const flow = flows.find(({ swagger }) => swagger === textAt(scheme, 'flow'));
  return flow ? [{ spot: scheme, flow }] : [];
}

function flowsOf(scheme: Spot, { findings }: Reading): FoundFlow[] {
  const at = memberAt(scheme, 'flows');
  for (const other of membersAt(at).filter(
    ({ step }) => !step.startsWith('x-') && flows.every(({ name }) => name !== step),
  ))
    findings.dropped({ spot: other, where: '' }, `the flow ${other.step}`, 'left out: a profile has no such grant');
  return flows.flatMap((flow) => {
    const spot = memberAt(at, flow.name);
    return typeof spot.value === 'object' && spot.value !== null ? [{ spot, flow }] : [];
  });
}

function fieldsOf(
  flow: Spot,
  grant: Grant,
  { making, reading }: { making: ProfileMaking; reading: Reading },
): Partial<SharedProfileFields> {
  const endpoint = (name: string) => absolute(textAt(flow, name).trim(), making.apiBaseUrl);
  const [authorizationEndpoint, tokenEndpoint] = [endpoint('authorizationUrl'), endpoint('tokenUrl')];
  const refresh = endpoint('refreshUrl');
  if (refresh !== '' && refresh !== tokenEndpoint)
    reading.findings.dropped(
      { spot: memberAt(flow, 'refreshUrl'), where: '' },
      publicPart(refresh),
      'refreshed at the token endpoint',
    );
  const scopes = membersAt(memberAt(flow, 'scopes'))
    .map(({ step }) => step)
    .filter((scope) => !scope.startsWith('x-'));
  return {
    grant,
    ...(authorizationEndpoint !== '' && { authorizationEndpoint }),
    ...(tokenEndpoint !== '' && { tokenEndpoint }),
    ...(grant === 'implicit' && { clientAuthentication: 'none' }),
    ...(scopes.length > 0 && { scopes }),
    ...apiBase(making),
  };
}

function apiBase({ apiBaseUrl }: ProfileMaking): Pick<Partial<SharedProfileFields>, 'apiBaseUrl'> {
  return apiBaseUrl === '' ? {} : { apiBaseUrl };
}

function absolute(url: string, base: string): string {
  return url !== '' && base !== '' && URL.canParse(url, base) ? new URL(url, base).href : url;
}

function roleFor(wish: string, { roles }: ProfileMaking): string {
  const slug =
    wish
      .toLowerCase()
      .slice(0, 40)
      .replace(/[^a-z\d]+/g, '-')
      .replace(/^-|-$/g, '') || 'profile';
  return roles.of(slug, '-');
}
