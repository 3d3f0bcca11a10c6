import { dots, maskedText } from '#call/masked-text.ts';
import { lastFourOf } from '#call/secret-ref.ts';
import { labelAt, type Mark } from '#formats/mark-pasted.ts';
import { withoutSecrets } from '#formats/pasted-secrets.ts';
import type { Proposal, SecretField, Understood } from '#formats/proposal.ts';
import type { Pasted } from '#formats/read-pasted.ts';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import type { CompletedProfile } from '#providers/complete-profile.ts';
import type { PresetProfile } from '#providers/preset.ts';
import { fieldLabel, valueWords } from './paste-words.ts';

/** A field of the profile that a paste makes. */
export interface FactRow {
  readonly field: Understood['field'];
  readonly label: string;
  readonly value: string;
  /** The value is the paste's own text. */
  readonly isVerbatim: boolean;
  readonly isSecret: boolean;
  /** The numbers of its places in the paste; none for what the preset or the example of a response tells. */
  readonly marks: readonly string[];
  /** Who tells it where no place of the paste does; the preset unless said. */
  readonly source?: string;
}

const secretFields: ReadonlySet<string> = new Set<SecretField>(['clientSecret', 'password', 'startingRefreshToken']);

/** A paste, and what is taken of it. */
export interface TakenPaste {
  readonly pasted: Pasted;
  readonly proposal: Proposal;
  readonly marks: readonly Mark[];
  readonly completed: CompletedProfile;
}

/** The fields that the paste fills, in the order in which they were understood. */
export function pastedFacts({ pasted, proposal, marks, completed }: TakenPaste): FactRow[] {
  const rows = proposal.understood.map((each): FactRow => {
    const { words, isVerbatim } = shownValue(each, proposal, completed);
    const isSecret = secretFields.has(each.field);
    const value = isSecret ? words : withoutSecrets(words, pasted);
    return {
      field: each.field,
      label: fieldLabel(each.field),
      value,
      isVerbatim,
      isSecret,
      // The place of a value that was chosen is that of its contradiction.
      marks: [labelAt(marks, 'fact', each.from) || labelAt(marks, 'contradiction', each.from)].filter(Boolean),
    };
  });
  const joined = new Map<string, FactRow>();
  for (const row of rows) {
    const key = `${row.field} ${row.value}`;
    joined.set(key, { ...row, marks: [...new Set([...(joined.get(key)?.marks ?? []), ...row.marks])] });
  }
  return [...joined.values()].filter(({ value }) => value !== '');
}

function shownValue({ field, value }: Understood, { secrets }: Proposal, { profile }: CompletedProfile) {
  const secret = secrets.find((each) => each.field === field);
  if (secret) return { words: maskedText(secret.text), isVerbatim: true };
  if (field === 'variable' || secretFields.has(field)) return { words: value, isVerbatim: true };
  return valueWords(field as keyof PresetProfile, profile);
}

/** The fields of a preset that its page would have to be read for. */
const presetRows = [
  'grant',
  'issuer',
  'authorizationEndpoint',
  'tokenEndpoint',
  'clientId',
  'clientAuthentication',
  'username',
  'scopes',
  'audience',
  'redirect',
  'codeInQuery',
  'scopeInExchange',
  'jsonTokenBody',
  'omitsGrantType',
  'tokenPointers',
  'authorizationParameters',
  'issuanceLimit',
  'apiBaseUrl',
  'defaultHeaders',
  'firstRequest',
] as const satisfies readonly (keyof PresetProfile)[];

/** The fields that the preset fills. */
export function presetFacts({ profile, fromPreset }: CompletedProfile): FactRow[] {
  return presetRows
    .filter((field) => fromPreset.includes(field))
    .map((field) => {
      const { words, isVerbatim } = valueWords(field, profile);
      return { field, label: fieldLabel(field), value: words, isVerbatim, isSecret: false, marks: [] };
    })
    .filter(({ value }) => value !== '');
}

/** Where the example of a response keeps its token, where that was guessed. */
export function guessedFacts({ guessed, profile }: CompletedProfile): FactRow[] {
  if (!guessed) return [];
  const field = 'tokenPointers';
  const { words, isVerbatim } = valueWords(field, profile);
  return [
    { field, label: fieldLabel(field), value: words, isVerbatim, isSecret: false, marks: [], source: 'your example' },
  ];
}

/** The profile as the checks see it: handles stand for the secrets that will be sealed. */
export function candidateOf(
  { profile, origin, clientSecret, password }: CompletedProfile,
  proposal: Proposal,
): Profile {
  const ref = (field: SecretField, own: string | null) => {
    const text = proposal.secrets.find((each) => each.field === field)?.text ?? own;
    return text === null ? null : { id: field, label: fieldLabel(field), lastFour: lastFourOf(text) };
  };
  const secrets = {
    clientSecret: ref('clientSecret', clientSecret),
    password: ref('password', password),
    startingRefreshToken: ref('startingRefreshToken', null),
  };
  return { ...blankProfile, ...profile, ...secrets, id: '', preset: origin };
}

/** A row for the secret that the practice provider's own client has on file. */
export function practiceSecret({ clientSecret, password }: CompletedProfile, proposal: Proposal): FactRow[] {
  const own = { clientSecret, password };
  return (['clientSecret', 'password'] as const)
    .filter((field) => own[field] !== null && !proposal.secrets.some((each) => each.field === field))
    .map((field) => {
      return { field, label: fieldLabel(field), value: dots, isVerbatim: true, isSecret: true, marks: [] };
    });
}
