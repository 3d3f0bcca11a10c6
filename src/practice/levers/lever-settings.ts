/** Where every lever stands: what `GET /levers.json` tells and `POST /levers` takes. */
export interface LeverSettings {
  /** How long the next access tokens live; `null` for as long as the provider would give them. */
  readonly lifetime_seconds: number | null;
  /** `own` is the provider's own way: the standard one rotates. */
  readonly refresh_token: 'own' | 'rotate' | 'reuse' | 'none';
  /** What becomes of an authorization response with a code. */
  readonly consent: 'allow' | 'deny' | 'wrong-state' | 'wrong-iss';
  readonly rate_limit: boolean;
  readonly slow_ms: number;
  readonly break: 'no' | 'json' | 'html' | 'drop';
  /** Whose answers `slow_ms` and `break` reach. */
  readonly at: 'api' | 'token';
  /** How far the provider's clock runs ahead; negative for behind. */
  readonly skew_minutes: number;
}

/** The name of a lever. */
export type LeverName = keyof LeverSettings;

/** No lever is pulled. */
export const AT_REST: LeverSettings = {
  lifetime_seconds: null,
  refresh_token: 'own',
  consent: 'allow',
  rate_limit: false,
  slow_ms: 0,
  break: 'no',
  at: 'api',
  skew_minutes: 0,
};

/** How many calls of the APIs pass while the rate limit is on. */
export const RATE_LIMIT = { count: 3, seconds: 10 } as const;

type Rule =
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'switch' }
  | { readonly kind: 'whole'; readonly from: number; readonly to: number; readonly orNull?: boolean };

const RULES: Readonly<Record<LeverName, Rule>> = {
  lifetime_seconds: { kind: 'whole', from: 1, to: 86_400, orNull: true },
  refresh_token: { kind: 'choice', of: ['own', 'rotate', 'reuse', 'none'] },
  consent: { kind: 'choice', of: ['allow', 'deny', 'wrong-state', 'wrong-iss'] },
  rate_limit: { kind: 'switch' },
  slow_ms: { kind: 'whole', from: 0, to: 60_000 },
  break: { kind: 'choice', of: ['no', 'json', 'html', 'drop'] },
  at: { kind: 'choice', of: ['api', 'token'] },
  skew_minutes: { kind: 'whole', from: -1440, to: 1440 },
};

const NAMES = Object.keys(RULES) as LeverName[];

/** Changes that can be made, or the first one that can't and why. */
export type ReadSettings = { readonly changes: Partial<LeverSettings> } | { readonly wrong: string };

/** Reads changes from JSON: any levers, each with a value it takes. Nothing is taken of a set with one wrong in it. */
export function readSettings(value: unknown): ReadSettings {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { wrong: 'The body is a JSON object with the levers to set as its members.' };
  }
  const changes: Record<string, unknown> = {};
  for (const [name, found] of Object.entries(value)) {
    const known = NAMES.find((each) => each === name);
    if (known === undefined) return { wrong: `${shown(name)} is no lever. The levers are ${NAMES.join(', ')}.` };
    if (!fits(found, RULES[known])) return { wrong: `${name} is ${shown(found)}. It takes ${wordsOf(RULES[known])}.` };
    changes[name] = found;
  }
  return { changes };
}

/** Reads the same from a form, where all is text: an empty number is the lever at rest, and a box left out is off. */
export function readSettingsForm(form: URLSearchParams): ReadSettings {
  const values: Record<string, unknown> = {};
  for (const name of NAMES) {
    const text = form.get(name);
    const { kind } = RULES[name];
    if (kind === 'switch') values[name] = text === 'on';
    else if (text !== null) values[name] = kind === 'whole' ? numberOf(text, name) : text;
  }
  return readSettings(values);
}

/** The levers that are pulled. Where the others reach changes nothing by itself. */
export function pulledLevers(settings: LeverSettings): readonly LeverName[] {
  return NAMES.filter((name) => name !== 'at' && settings[name] !== AT_REST[name]);
}

function numberOf(text: string, name: LeverName): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return AT_REST[name];
  return /^[+-]?\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed;
}

function fits(found: unknown, rule: Rule): boolean {
  switch (rule.kind) {
    case 'switch':
      return typeof found === 'boolean';
    case 'choice':
      return rule.of.some((each) => each === found);
    case 'whole':
      if (found === null) return rule.orNull === true;
      return Number.isInteger(found) && (found as number) >= rule.from && (found as number) <= rule.to;
  }
}

function wordsOf(rule: Rule): string {
  switch (rule.kind) {
    case 'switch':
      return 'true or false';
    case 'choice':
      return rule.of.join(', ');
    case 'whole':
      return `a whole number from ${rule.from} to ${rule.to}${rule.orNull ? ', or null' : ''}`;
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
