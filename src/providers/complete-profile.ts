// A profile that a text describes in part, made whole by the preset of its provider. Where both speak, the text wins.
import type { TokenPointers } from '#call/answer-reading.ts';
import { type NamedValue, standardDialect } from '#oauth/dialect.ts';
import { guessPointers } from '#oauth/guess-pointers.ts';
import { callbackUri, type Origins, type PresetOrigin } from '#oauth/profile.ts';
import { fillPreset } from './fill-preset.ts';
import { matchPreset, type PresetClues, type PresetMatch } from './match-preset.ts';
import type { PresetProfile, PresetVariable } from './preset.ts';

/** A field of which text and preset say different things. */
export interface PresetDifference {
  readonly field: keyof PresetProfile;
  /** As the text has it: this is taken. */
  readonly text: string;
  readonly preset: string;
}

/** A profile as far as text and preset know it. Texts may hold `{{practice}}`. */
export interface CompletedProfile {
  readonly profile: PresetProfile;
  readonly match: PresetMatch | null;
  readonly origin: PresetOrigin | null;
  /** The fields that the text leaves open and the preset fills. */
  readonly fromPreset: readonly (keyof PresetProfile)[];
  readonly differences: readonly PresetDifference[];
  /** What the preset asks first and the text doesn't say: the fields that need it are left open. */
  readonly missing: readonly PresetVariable[];
  /** Where the sample has the members of a token response, if that is elsewhere than text and preset would look. */
  readonly guessed: TokenPointers | null;
  /** The practice provider's own, where the client is its own. */
  readonly clientSecret: string | null;
  readonly password: string | null;
}

/** Completes a profile by its preset, and finds the console's own callback and the practice provider in it. */
export function completeProfile(clues: PresetClues, origins: Origins): CompletedProfile {
  const match = matchPreset(clues, origins.practice);
  const text = withOwnAddresses(clues.profile, origins);
  const { filled, ...known } = match ? fillMatch(match) : unmatched;
  const guessed = guessIn(clues.sample, text.tokenPointers ?? filled.tokenPointers);
  const profile = guessed ? { ...text, tokenPointers: guessed } : text;
  const preset = isOtherGrant(profile, filled) ? withoutGrant(filled) : filled;
  const isOwnClient = profile.clientId === undefined || profile.clientId === filled.clientId;
  return {
    ...known,
    ...(isOwnClient ? {} : noSecrets),
    profile: { ...preset, ...profile, ...joined(profile, preset) },
    match,
    fromPreset: (Object.keys(preset) as Field[]).filter((name) => profile[name] === undefined),
    differences: differencesOf(profile, preset),
    guessed,
  };
}

function guessIn(sample: PresetClues['sample'], known = standardDialect.tokenPointers): TokenPointers | null {
  const guess = sample && guessPointers(sample.text).tokenPointers;
  return guess && guess.access_token !== known.access_token ? guess : null;
}

type Field = keyof PresetProfile;

const noSecrets = { clientSecret: null, password: null } as const;
const unmatched: FilledMatch = { filled: {}, origin: null, missing: [], ...noSecrets };

/** The callback in either spelling is the console's own; what the practice provider serves may have another port tomorrow. */
function withOwnAddresses(profile: PresetProfile, origins: Origins): PresetProfile {
  const { redirect } = profile;
  const uri = redirect && redirect.kind !== 'callback' ? redirect.uri : '';
  const host = (['127.0.0.1', 'localhost'] as const).find((each) => uri === callbackUri(each, origins));
  const isPractice = origins.practice !== '' && uri.startsWith(`${origins.practice}/`);
  const ownRedirect = host ? ({ kind: 'callback', host } as const) : ({ kind: 'provider-page', uri } as const);
  const settled: PresetProfile = host || isPractice ? { ...profile, redirect: ownRedirect } : profile;
  return origins.practice === '' ? settled : (withPlaceholder(settled, origins.practice) as PresetProfile);
}

function withPlaceholder(value: unknown, practice: string): unknown {
  if (typeof value === 'string') {
    const isUnder = value === practice || value.startsWith(`${practice}/`);
    return isUnder ? `{{practice}}${value.slice(practice.length)}` : value;
  }
  if (Array.isArray(value)) return value.map((each) => withPlaceholder(each, practice));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withPlaceholder(each, practice)]));
}

interface FilledMatch extends Pick<CompletedProfile, 'origin' | 'missing' | 'clientSecret' | 'password'> {
  readonly filled: PresetProfile;
}

/** A preset whose variables are not all known is filled as far as it goes. */
function fillMatch({ preset, at, values }: PresetMatch): FilledMatch {
  const whole = fillPreset(preset, { at, values });
  if (whole.kind === 'filled') {
    const { profile, origin, clientSecret, password } = whole;
    return { filled: profile, origin, missing: [], clientSecret, password };
  }
  const refused = new Set(whole.kind === 'refused' ? whole.findings.map(({ name }) => name) : []);
  const missing = preset.variables.filter(({ name }) => refused.has(name));
  const known = preset.variables.filter(({ name }) => !refused.has(name));
  const open = (value: unknown) => missing.some(({ name }) => JSON.stringify(value).includes(`{{${name}}}`));
  const profile = Object.fromEntries(Object.entries(preset.profile).filter(([, value]) => !open(value)));
  const partly = fillPreset({ ...preset, profile, variables: known }, { at, values });
  const origin = { id: preset.id, at, variables: [] };
  return partly.kind === 'filled'
    ? { filled: partly.profile, origin: partly.origin, missing, ...noSecrets }
    : { filled: profile, origin, missing, ...noSecrets };
}

function isOtherGrant({ grant }: PresetProfile, preset: PresetProfile): boolean {
  return grant !== undefined && grant !== preset.grant;
}

/** What of a preset holds for every grant. */
function withoutGrant(preset: PresetProfile): PresetProfile {
  const { grant: _, scopes: __, redirect: ___, pkce: ____, clientAuthentication: _____, ...rest } = preset;
  return rest;
}

/** Lists that add up; and a first request of which the text shows the address alone. */
function joined(profile: PresetProfile, preset: PresetProfile): PresetProfile {
  const { firstRequest, defaultHeaders, authorizationParameters } = profile;
  const isSame = firstRequest?.url === preset.firstRequest?.url && firstRequest?.method === preset.firstRequest?.method;
  return {
    ...(firstRequest && isSame && { firstRequest: { ...preset.firstRequest, ...firstRequest } }),
    ...(defaultHeaders && { defaultHeaders: joinNames(defaultHeaders, preset.defaultHeaders) }),
    ...(authorizationParameters && {
      authorizationParameters: joinNames(authorizationParameters, preset.authorizationParameters),
    }),
  };
}

function joinNames(own: readonly NamedValue[], others: readonly NamedValue[] = []): NamedValue[] {
  const isOwn = ({ name }: NamedValue) => own.some((each) => each.name.toLowerCase() === name.toLowerCase());
  return [...own, ...others.filter((each) => !isOwn(each))];
}

/** What a provider fixes: of these one of the two is wrong. Any other field is the user's to choose. */
const fixed = [
  'authorizationEndpoint',
  'tokenEndpoint',
  'userinfoEndpoint',
  'introspectionEndpoint',
  'revocationEndpoint',
  'clientAuthentication',
  'pkce',
  'audience',
  'responseMode',
  'jsonTokenBody',
  'scopeSeparator',
  'tokenPointers',
  'apiBaseUrl',
] as const satisfies readonly Field[];

function differencesOf(profile: PresetProfile, preset: PresetProfile): PresetDifference[] {
  return fixed.flatMap((field) => {
    const [text, other] = [shown(profile[field]), shown(preset[field])];
    const isSame = text.replace(/\/$/, '') === other.replace(/\/$/, '');
    return text === '' || other === '' || isSame ? [] : [{ field, text, preset: other }];
  });
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
