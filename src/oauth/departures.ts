// Which departures from the RFCs a profile can have, and which it has.
import { type Dialect, standardDialect } from './dialect.ts';
import { asksForConsent, hasTokenRequest, type Profile } from './profile.ts';

/** A departure in what is sent. */
export type RequestDeparture = keyof Pick<
  Dialect,
  | 'codeInQuery'
  | 'jsonTokenBody'
  | 'omitsGrantType'
  | 'scopeInExchange'
  | 'rawBasicCredentials'
  | 'scopeSeparator'
  | 'spaceInQuery'
  | 'userScopes'
>;

/** A departure in what is received. */
export type ResponseDeparture = keyof Pick<Dialect, 'tokenPointers' | 'errorPointers' | 'successRule'>;

type Scene = Pick<Profile, 'grant' | 'clientAuthentication'>;

const canDepart: Readonly<Record<RequestDeparture | ResponseDeparture, (profile: Scene) => boolean>> = {
  codeInQuery: ({ grant }) => grant === 'authorization_code',
  jsonTokenBody: ({ grant }) => hasTokenRequest(grant),
  omitsGrantType: ({ grant }) => grant === 'client_credentials',
  scopeInExchange: ({ grant }) => grant === 'authorization_code',
  rawBasicCredentials: ({ grant, clientAuthentication }) =>
    hasTokenRequest(grant) && clientAuthentication === 'client_secret_basic',
  scopeSeparator: ({ grant }) => grant !== 'basic',
  spaceInQuery: ({ grant }) => asksForConsent(grant),
  userScopes: ({ grant }) => asksForConsent(grant),
  tokenPointers: ({ grant }) => hasTokenRequest(grant),
  errorPointers: ({ grant }) => hasTokenRequest(grant),
  successRule: ({ grant }) => hasTokenRequest(grant),
};

/** Tells whether a profile's grant has what a departure is about: a code, a token request, Basic. */
export function hasPlaceFor(departure: RequestDeparture | ResponseDeparture, profile: Scene): boolean {
  return canDepart[departure](profile);
}

const ofRequest: readonly RequestDeparture[] = [
  'codeInQuery',
  'jsonTokenBody',
  'omitsGrantType',
  'scopeInExchange',
  'rawBasicCredentials',
  'scopeSeparator',
  'spaceInQuery',
  'userScopes',
];

/** The departures in what a profile sends. What its grant does not have departs from nothing. */
export function requestDeparturesOf(profile: Profile): RequestDeparture[] {
  return ofRequest.filter((each) => hasPlaceFor(each, profile) && !isSame(profile[each], standardDialect[each]));
}

const ofResponse: readonly ResponseDeparture[] = ['tokenPointers', 'errorPointers', 'successRule'];

/** The departures in how a profile reads what it receives, member by member: "tokenPointers/expires_in". */
export function responseDeparturesOf(profile: Profile): string[] {
  return ofResponse.filter((each) => hasPlaceFor(each, profile)).flatMap((each) => membersThatDepart(each, profile));
}

function membersThatDepart(departure: ResponseDeparture, profile: Profile): string[] {
  if (departure === 'successRule') return profile.successRule === null ? [] : [departure];
  const standard: Readonly<Record<string, string>> = { ...standardDialect[departure] };
  return Object.entries(profile[departure])
    .filter(([member, pointer]) => pointer !== standard[member])
    .map(([member]) => `${departure}/${member}`);
}

function isSame(value: unknown, standard: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : value === standard;
}
