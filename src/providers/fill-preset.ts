import type { PresetOrigin } from '#oauth/profile.ts';
import type { Preset, PresetProfile, PresetVariable } from './preset.ts';

/** Where a profile of a preset is to be used, and what its variables are. */
export interface PresetWish {
  readonly at: PresetOrigin['at'];
  /** By name, as typed. At the practice provider none is needed. */
  readonly values: Readonly<Record<string, string>>;
}

/** A value that a preset can't be filled with. */
export interface ValueFinding {
  /** Of the variable. */
  readonly name: string;
  /** What was found, and what would be right. */
  readonly message: string;
}

/** What a profile begins with, or why it can't be made. */
export type FilledPreset =
  | {
      readonly kind: 'filled';
      readonly profile: PresetProfile;
      readonly clientSecret: string | null;
      readonly password: string | null;
      readonly origin: PresetOrigin;
    }
  | { readonly kind: 'refused'; readonly findings: readonly ValueFinding[] }
  /** The practice provider doesn't speak this one. */
  | { readonly kind: 'no-practice' };

/** Fills a preset's variables in. At the practice provider its own addresses and credentials take their place. */
export function fillPreset(preset: Preset, { at, values }: PresetWish): FilledPreset {
  const { id, profile, practice } = preset;
  if (at === 'practice') {
    if (!practice) return { kind: 'no-practice' };
    const { clientSecret, password } = practice;
    const merged = { ...profile, environment: 'practice', ...practice.profile };
    return { kind: 'filled', profile: merged, clientSecret, password, origin: { id, at, variables: [] } };
  }
  const read = preset.variables.map((variable) => readValue(variable, values[variable.name] ?? variable.initial));
  const findings = read.flatMap((each) => ('finding' in each ? [each.finding] : []));
  if (findings.length > 0) return { kind: 'refused', findings };
  const variables = read.flatMap((each) => ('value' in each ? [each.value] : []));
  const words = new Set(preset.variables.filter(({ form }) => form === 'word').map(({ name }) => name));
  const texts = new Map(
    variables.map(({ name, value }) => [name, words.has(name) ? encodeURIComponent(value) : value]),
  );
  const filled = fillTexts(profile, texts) as PresetProfile;
  return { kind: 'filled', profile: filled, clientSecret: null, password: null, origin: { id, at, variables } };
}

/** Variables of the token response, such as `{{instance_url}}`, stay: they are not known yet. */
function fillTexts(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.replace(/\{\{(\w+)\}\}/g, (whole, name) => texts.get(name) ?? whole);
  if (Array.isArray(value)) return value.map((each) => fillTexts(each, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fillTexts(each, texts)]));
}

type ReadValue = { readonly value: { name: string; value: string } } | { readonly finding: ValueFinding };

function readValue({ name, label, hint, form }: PresetVariable, typed: string): ReadValue {
  const trimmed = typed.trim();
  const refuse = (found: string) => ({ finding: { name, message: `${label} ${found} ${hint}` } });
  if (trimmed === '') return refuse('is empty.');
  const value = readers[form](trimmed);
  const shown = trimmed.length > 80 ? `${trimmed.slice(0, 80)}…` : trimmed;
  return value === null ? refuse(`is “${shown}”: ${rights[form]}`) : { value: { name, value } };
}

const rights: Readonly<Record<PresetVariable['form'], string>> = {
  host: 'it must be a host alone, without a path.',
  address: 'it must be an http or https address, without query and fragment.',
  word: 'it must be the word alone, not a whole address.',
};

const readers: Readonly<Record<PresetVariable['form'], (trimmed: string) => string | null>> = {
  host(trimmed) {
    const url = urlOf(trimmed.replace(/\/+$/, ''));
    return url?.pathname === '/' ? url.host : null;
  },
  address(trimmed) {
    const url = urlOf(trimmed);
    return url && url.origin + url.pathname.replace(/\/+$/, '');
  },
  word(trimmed) {
    const word = trimmed.replace(/^\/+|\/+$/g, '');
    const isOne = word.length <= 255 && !/^\.*$/.test(word) && !/[/\\?#%"{}<>\p{Cc}\p{Cs}]/u.test(word);
    return isOne ? word : null;
  },
};

/** An address as people write it: the scheme may be left out. */
function urlOf(text: string): URL | null {
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/[\s\\?#@{}]/.test(whole) || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  const isKnown = url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[');
  return /^https?:$/.test(url.protocol) && isKnown ? url : null;
}
