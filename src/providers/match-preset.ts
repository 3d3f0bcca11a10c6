// Which preset a text tells of: by the hosts and paths of its endpoints, and by how it asks for a token.
import type { NamedValue } from '#oauth/dialect.ts';
import type { PresetOrigin } from '#oauth/profile.ts';
import { allProviders, type FoundPreset, findPreset } from './all-providers.ts';
import type { Preset, PresetProfile, PresetVariable } from './preset.ts';

/** What is known of a profile before its preset is. */
export interface PresetClues {
  readonly profile: PresetProfile;
  /** The hosts of its endpoints, ports included. */
  readonly hosts: readonly string[];
  /** Values beside the profile, by the names that presets ask for them. */
  readonly variables: readonly NamedValue[];
  /** The text of a token response beside it, `null` for none. */
  readonly sample: { readonly text: string } | null;
  /** The preset that its user took for it; left out where its addresses are to tell. */
  readonly presetId?: string;
}

/** A preset that the clues tell of. */
export interface PresetMatch extends FoundPreset {
  readonly at: PresetOrigin['at'];
  /** What the preset asks first, as far as the clues have it. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Finds the preset of a profile, `null` where no endpoint is a known provider's. Of a provider's several ways in, the
 * one whose grant and request are alike.
 * @param practice the practice provider's origin, empty where it is off: its dialects differ in their paths.
 */
export function matchPreset(clues: PresetClues, practice: string): PresetMatch | null {
  const taken = clues.presetId === undefined ? null : findPreset(clues.presetId);
  if (taken) return { ...taken, at: 'real', values: valuesFor(taken.preset, clues) };
  const readings = allProviders.flatMap((provider) =>
    provider.presets.flatMap((preset) => {
      const read = [atPractice(preset, clues, practice), atReal(preset, clues)];
      return read.flatMap((each) => (each ? [{ provider, preset, ...each }] : []));
    }),
  );
  const [best] = readings.sort((one, other) => other.score - one.score);
  if (!best) return null;
  const { score: _, ...match } = best;
  return match;
}

type Reading = Pick<PresetMatch, 'at' | 'values'> & { readonly score: number };

const endpoints = [
  'issuer',
  'authorizationEndpoint',
  'tokenEndpoint',
  'userinfoEndpoint',
  'introspectionEndpoint',
  'revocationEndpoint',
  'apiBaseUrl',
] as const;

function atPractice(preset: Preset, { profile }: PresetClues, practice: string): Reading | null {
  if (!preset.practice || practice === '') return null;
  const side: PresetProfile = { ...preset.profile, ...preset.practice.profile };
  const places = [...endpoints.map((name) => side[name]), side.firstRequest?.url];
  const base = places.flatMap((each) => /^\{\{practice\}\}\/[^/]+\//.exec(`${each}/`) ?? [])[0];
  const own = addressesOf(profile).filter(
    (each) => base && `${each}/`.startsWith(base.replace('{{practice}}', practice)),
  );
  if (own.length === 0) return null;
  const same = endpoints.filter(
    (name) => profile[name] && profile[name] === side[name]?.replace('{{practice}}', practice),
  );
  return { at: 'practice', values: {}, score: own.length + 4 * same.length + likeness(profile, side) };
}

function atReal(preset: Preset, clues: PresetClues): Reading | null {
  const { profile } = clues;
  const values: Record<string, string> = {};
  let score = 0;
  for (const name of endpoints) {
    const [template, url] = [preset.profile[name], profile[name]];
    const found = template && url ? valuesIn(template, url, preset.variables) : null;
    if (!found || !isOwnHost(preset, found)) continue;
    score += 4;
    for (const [variable, value] of Object.entries(found)) values[variable] ??= value;
  }
  score += hostsOf(preset.profile).filter((host) => clues.hosts.includes(host)).length;
  if (score === 0) return null;
  const all = { ...values, ...valuesFor(preset, clues) };
  return { at: 'real', values: all, score: score + likeness(profile, preset.profile) };
}

/** What a preset asks first, as far as it stands beside the profile. */
function valuesFor({ variables }: Preset, clues: PresetClues): Readonly<Record<string, string>> {
  const asked = clues.variables.filter(({ name }) => variables.some((variable) => variable.name === name));
  return Object.fromEntries(asked.map(({ name, value }) => [name, value]));
}

/** Tells how much alike the ways are by which two profiles get their tokens. */
export function likeness(profile: PresetProfile, other: PresetProfile): number {
  const { grant, tokenEndpoint, redirect } = profile;
  const forGrant = grant === other.grant ? 3 : -3;
  const grants = grant === undefined ? 0 : forGrant;
  const isJson = profile.jsonTokenBody ?? false;
  const bodies = tokenEndpoint === undefined || isJson === (other.jsonTokenBody ?? false) ? 0 : -1;
  const redirects = redirect !== undefined && redirect.kind === other.redirect?.kind ? 1 : 0;
  return grants + bodies + redirects;
}

/** The values that make a template of a preset a URL, `null` where none do. */
function valuesIn(template: string, url: string, variables: readonly PresetVariable[]): Record<string, string> | null {
  const names: string[] = [];
  const pattern = template
    .split(/(\{\{\w+\}\})/)
    .map((part) => {
      const variable = variables.find(({ name }) => part === `{{${name}}}`);
      if (!variable) return part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      names.push(variable.name);
      return variable.form === 'address' ? '(https?:\\/\\/[^?#]+?)' : '([^/?#]+)';
    })
    .join('');
  const found = new RegExp(`^${pattern}\\/?$`).exec(url);
  return found && Object.fromEntries(names.map((name, place) => [name, found[place + 1] ?? '']));
}

/** Paths such as `/oauth/token` are everybody's: with a host of the user's own, its name must tell, too. */
const ownHosts: Readonly<Record<string, RegExp>> = {
  auth0: /(?:^|\.)auth0\.com$/,
  okta: /(?:^|\.)(?:okta|oktapreview|okta-emea)\.com$/,
  'okta-org': /(?:^|\.)(?:okta|oktapreview|okta-emea)\.com$/,
  salesforce: /(?:^|\.)(?:salesforce|force|salesforce-setup)\.com$/,
  gitlab: /(?:^|\.)gitlab\./,
};

function isOwnHost({ id, variables }: Preset, values: Readonly<Record<string, string>>): boolean {
  const named = variables.find(({ name, form }) => form !== 'word' && values[name] !== undefined);
  const known = ownHosts[id];
  if (!named || !known) return true;
  const value = values[named.name] ?? '';
  return known.test(URL.canParse(value) ? new URL(value).hostname : value.replace(/:\d+$/, ''));
}

/** The hosts that are the same in every profile of a preset. */
function hostsOf(profile: PresetProfile): string[] {
  const fixed = addressesOf(profile).filter((each) => !/^[^/]*\/\/[^/]*\{\{|^\{\{/.test(each));
  return [...new Set(fixed.filter((each) => URL.canParse(each)).map((each) => new URL(each).host))];
}

function addressesOf(profile: PresetProfile): string[] {
  const { firstRequest, audience } = profile;
  return [...endpoints.map((name) => profile[name]), firstRequest?.url, audience].filter((each) => each !== undefined);
}
