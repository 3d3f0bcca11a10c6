// What a paste says about a profile, collected: each fact with its place, each doubt with a reason.
import { maskedText } from '#call/masked-text.ts';
import type { NamedValue } from '#oauth/dialect.ts';
import type { Profile } from '#oauth/profile.ts';
import type { FoundPair, FoundText, NotUnderstood, Span } from './found.ts';
import { holdsPlaceholder, isPlaceholder } from './placeholder.ts';

/** The secrets of a profile that a paste may hold. */
export type SecretField = 'clientSecret' | 'password' | 'startingRefreshToken';

/** The fields of a profile that a paste may fill: no secret is among them. */
export type PastedProfile = Partial<Omit<Profile, 'id' | SecretField | 'connection' | 'preset' | 'createdAt'>>;

/** A secret as it was pasted: for the vault, and for nothing else. */
export interface PastedSecret {
  readonly field: SecretField;
  readonly text: string;
  readonly from: Span;
}

/** A field that a paste fills, and where it says so. The value of a secret is empty. */
export interface Understood {
  readonly field: keyof PastedProfile | SecretField | 'variable';
  readonly value: string;
  readonly from: Span;
}

/** One of the ways in which a contradiction can be settled. */
export interface Alternative {
  /** In words, or the value itself; a secret is masked. */
  readonly label: string;
  readonly profile: PastedProfile;
  readonly secrets: readonly PastedSecret[];
  readonly from: Span;
}

/** Where a paste contradicts itself or a specification, and what is proposed instead. */
export interface Contradiction {
  readonly what: string;
  /** Empty where the alternatives say it. */
  readonly found: string;
  readonly instead: string;
  readonly from: Span;
  /** The first is taken unless another is chosen; none where there is nothing to choose. */
  readonly alternatives: readonly Alternative[];
}

/** What is said of a contradiction, and what there is to choose. */
type Said = Omit<Contradiction, 'from' | 'alternatives'> & Partial<Pick<Contradiction, 'alternatives'>>;

/** A profile as far as a paste describes it. */
export interface Proposal {
  readonly profile: PastedProfile;
  readonly secrets: readonly PastedSecret[];
  /** Values that requests need and a profile has no field for, such as Clarify's `integration`. */
  readonly variables: readonly NamedValue[];
  /** The example of a response beside it, by which the places of its members are guessed. It may hold a real token. */
  readonly sample: FoundText | null;
  /** The hosts of its endpoints, by which a preset is known. */
  readonly hosts: readonly string[];
  readonly understood: readonly Understood[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly contradictions: readonly Contradiction[];
  /** The preset that its user took for it; left out where its addresses are to tell. */
  readonly presetId?: string;
}

/** A proposal in the making. What is filled first stays; another value for it is a contradiction. */
export class Draft {
  readonly #profile: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  readonly #secrets: PastedSecret[] = [];
  readonly #variables: NamedValue[] = [];
  #sample: FoundText | null = null;
  readonly #hosts = new Set<string>();
  readonly #understood: Understood[] = [];
  readonly #notUnderstood: NotUnderstood[] = [];
  readonly #contradictions: Contradiction[] = [];

  /** Fills a field. `label` is its name on the wire, for what is said of it. */
  fill<F extends keyof PastedProfile>(field: F, value: PastedProfile[F], from: Span) {
    const shown = shownValue(value);
    const known = this.#profile[field];
    if (known === undefined) {
      this.#profile[field] = value;
      this.#understood.push({ field, value: shown, from: spanOf(from) });
    } else if (shownValue(known) !== shown) {
      const first = { label: clipped(shownValue(known)), profile: { [field]: known }, secrets: [] };
      const other = { label: clipped(shown), profile: { [field]: value }, secrets: [], from: spanOf(from) };
      this.#offer(field, { ...first, from: this.#placeOf(field) ?? from }, other);
    }
  }

  /** Another value for what is filled already: the first is taken, each can be chosen. */
  #offer(field: Understood['field'], first: Alternative, other: Alternative) {
    const what = `More than one value for ${wordsOf(field)}`;
    const at = this.#contradictions.findIndex((each) => each.what === what);
    const before = this.#contradictions[at];
    const known = before?.alternatives ?? [first];
    const isKnown = known.some((each) => isSame(each, other));
    const isAlike = known.some(({ label }) => label === other.label);
    const told = isAlike ? { ...other, label: `${other.label} (${known.length + 1})` } : other;
    const alternatives = isKnown ? known : [...known, told];
    const offered = { what, found: '', instead: 'The first is taken.', from: before?.from ?? other.from, alternatives };
    if (before) this.#contradictions[at] = offered;
    else this.#contradictions.push(offered);
  }

  #placeOf(field: Understood['field']): Span | undefined {
    return this.#understood.find((each) => each.field === field)?.from;
  }

  /** Fills a field anew: what was there is part of the value. */
  replace<F extends keyof PastedProfile>(field: F, value: PastedProfile[F], from: Span) {
    delete this.#profile[field];
    this.fill(field, value, from);
  }

  /** The value that a field has so far. */
  at<F extends keyof PastedProfile>(field: F): PastedProfile[F] | undefined {
    return this.#profile[field] as PastedProfile[F] | undefined;
  }

  /** Fills a field with text, unless it is a placeholder or empty: that is said. */
  fillText(field: keyof PastedProfile, pair: FoundPair) {
    if (this.#isValue(pair)) this.fill(field, pair.value as never, pair);
  }

  /** Fills an endpoint: a whole URL, without what does not belong to it. */
  fillUrl(field: keyof PastedProfile, from: FoundPair) {
    const { name, value } = from;
    if (holdsPlaceholder(value) || isPlaceholder(value, name)) {
      this.pass(name, `${clipped(value)} holds a placeholder: write the provider’s own`, from);
      return;
    }
    if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
      this.pass(name, value.trim() === '' ? 'it is empty' : `${clipped(value)} is no URL with http or https`, from);
      return;
    }
    this.fill(field, value as never, from);
    this.#hosts.add(new URL(value).host);
  }

  /** Keeps a secret, unless it is a placeholder or empty. */
  keepSecret(field: SecretField, from: FoundPair) {
    if (!this.#isValue(from)) return;
    const known = this.#secrets.find((each) => each.field === field);
    if (!known) {
      this.#secrets.push({ field, text: from.value, from: spanOf(from) });
      this.#understood.push({ field, value: '', from: spanOf(from) });
    } else if (known.text !== from.value) {
      const other = { field, text: from.value, from: spanOf(from) };
      this.#offer(field, ofSecret(known), ofSecret(other));
    }
  }

  keepVariable(from: FoundPair) {
    if (!this.#isValue(from)) return;
    const { name, value } = from;
    this.#variables.push({ name, value });
    this.#understood.push({ field: 'variable', value: `${name} = ${value}`, from: spanOf(from) });
  }

  /** Keeps the example of a response; the first is enough. */
  keepSample(sample: FoundText) {
    this.#sample ??= sample;
  }

  /** Says of something that it is not taken. Once for each name. */
  pass(what: string, why: string, from: Span) {
    if (this.#notUnderstood.some((each) => each.what === what)) return;
    this.#notUnderstood.push({ what, why, ...spanOf(from) });
  }

  contradict(said: Said, from: Span) {
    const { what, found } = said;
    if (this.#contradictions.some((each) => each.what === what && each.found === found)) return;
    this.#contradictions.push({ alternatives: [], ...said, from: spanOf(from) });
  }

  /** What was collected. What one place leaves open and another fills is not said to be missing. */
  proposal(): Proposal {
    const filled = new Set(this.#understood.map(({ field }) => wireNames[field] ?? field));
    return {
      profile: { ...this.#profile },
      secrets: this.#secrets,
      variables: this.#variables,
      sample: this.#sample,
      hosts: [...this.#hosts],
      understood: this.#understood,
      notUnderstood: this.#notUnderstood.filter(({ what }) => !filled.has(what)),
      contradictions: this.#contradictions,
    };
  }

  #isValue(from: FoundPair): boolean {
    const { name, value } = from;
    if (value.trim() === '') this.pass(name, 'it is empty', from);
    else if (isPlaceholder(value, name)) this.pass(name, `${clipped(value)} stands for a value of yours`, from);
    else return true;
    return false;
  }
}

function ofSecret(secret: PastedSecret): Alternative {
  return { label: maskedText(secret.text), profile: {}, secrets: [secret], from: secret.from };
}

function isSame(one: Alternative, other: Alternative): boolean {
  const values = ({ profile, secrets }: Alternative) => JSON.stringify([profile, secrets.map(({ text }) => text)]);
  return values(one) === values(other);
}

/** What a field is called in requests and files: by this name it is said to be missing. */
const wireNames: Readonly<Record<string, string>> = {
  clientId: 'client_id',
  clientSecret: 'client_secret',
  startingRefreshToken: 'refresh_token',
  tokenEndpoint: 'token endpoint',
  authorizationEndpoint: 'authorization endpoint',
  redirect: 'redirect_uri',
  scopes: 'scope',
  apiBaseUrl: 'API URL',
};

function wordsOf(field: string): string {
  return wireNames[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

const longestShown = 120;

/** A value short enough for a line. */
export function clipped(value: string): string {
  return value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
}

function shownValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shownValue).join(' ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { uri, name, value: of, method, url } = value as Record<string, unknown>;
  if (typeof uri === 'string') return uri;
  if (typeof name === 'string') return `${name}: ${of}`;
  return typeof method === 'string' ? `${method} ${url}` : JSON.stringify(value);
}
