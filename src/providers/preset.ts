import type { Profile } from '#oauth/profile.ts';

/** A provider that the console knows: its ways in, and what its pages say. One file each, data only. */
export interface Provider {
  /** "clayton" */
  readonly id: string;
  readonly name: string;
  /** The provider's own page that a developer has open beside this. */
  readonly docsUrl: string;
  readonly presets: readonly Preset[];
}

/** One way in at a provider: what a profile of it begins with. */
export interface Preset {
  /** Of its own among all presets: "clarify-basic". */
  readonly id: string;
  /** What tells it from the provider's other ways in, in a few words; empty where there is one way. */
  readonly way: string;
  /** Asked for first, in this order. Texts of the profile hold them as `{{name}}`. */
  readonly variables: readonly PresetVariable[];
  /** What the docs fix. What stays away is the user's to fill. */
  readonly profile: PresetProfile;
  /** What stands in its place at the practice provider, secrets included; `null` where that doesn't speak this dialect. */
  readonly practice: PracticeSide | null;
  /** Fields whose value was found nowhere: labelled as assumed, never as a fact. */
  readonly assumed: readonly (keyof PresetProfile)[];
  readonly departures: readonly Departure[];
  /** What a developer would have to read the page again for, each one line. */
  readonly facts: PresetFacts;
}

/** The fields that a preset may fill. */
export type PresetProfile = Partial<
  Omit<
    Profile,
    'id' | 'clientSecret' | 'password' | 'startingRefreshToken' | 'connection' | 'preset' | 'createdAt' | 'newer'
  >
>;

/** A preset at the practice provider: texts may hold `{{practice}}`. */
export interface PracticeSide {
  readonly profile: PresetProfile;
  readonly clientSecret: string | null;
  readonly password: string | null;
}

/** What a preset asks first. */
export interface PresetVariable {
  /** "tenant" */
  readonly name: string;
  /** What it stands for: a host and nothing else, an address with its scheme, or one word of an address. */
  readonly form: 'host' | 'address' | 'word';
  readonly label: string;
  /** What one looks like, or what the values mean. */
  readonly hint: string;
  /** Filled in already; empty for none. */
  readonly initial: string;
  /** Values that many have, to choose from; others may be typed. */
  readonly choices: readonly string[];
}

/** Where a provider departs from the RFCs, or asks for what others don't. */
export interface Departure {
  /** One sentence. */
  readonly what: string;
  /** "RFC 6749 §4.1.3"; empty where no RFC speaks of it. */
  readonly section: string;
}

/** What the provider's pages say beside the fields. Empty: they are silent. */
export interface PresetFacts {
  /** How one registers an app and what to expect of its credentials. */
  readonly credentials: string;
  /** Which redirect URIs it takes. */
  readonly redirect: string;
  /** How a refresh token is had, and what a refresh does. */
  readonly refresh: string;
  /** Documented lifetimes. */
  readonly lifetimes: string;
  /** Documented limits. */
  readonly limits: string;
  /** What its errors look like. */
  readonly errors: string;
}

/** Pages that say nothing beside the fields: what a preset's facts begin with. */
export const silentFacts: PresetFacts = {
  credentials: '',
  redirect: '',
  refresh: '',
  lifetimes: '',
  limits: '',
  errors: '',
};
