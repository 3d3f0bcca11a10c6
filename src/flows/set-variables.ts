import type { Variable, VariableValue } from '#collection/variable.ts';
import { isVariableName } from '#oauth/variable-name.ts';
import { newSecret } from '#vault/vault.ts';
import { type ChangedVariables, changeVariables, type VariableOwner } from './change-variables.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import type { Deletion } from './delete-token.ts';
import { secretsOfVariables } from './request-secrets.ts';

/** One variable: within its owner, names are unique. */
export interface VariableAddress {
  readonly owner: VariableOwner;
  readonly name: string;
}

/** Why a name is refused: `{{…}}` would not find it, its owner has it already, or the owner was deleted meanwhile. */
export type NameRefusal = 'unreadable' | 'taken' | 'gone';

/** What became of a name: `refused` leaves everything as it was. */
export type Naming = { readonly kind: 'named' } | { readonly kind: 'refused'; readonly reason: NameRefusal };

const named: Naming = { kind: 'named' };
const gone: Naming = { kind: 'refused', reason: 'gone' };

/** Adds a variable with a text value, the last of its owner. */
export async function addVariable(
  services: ConsoleServices,
  { owner, name, text = '' }: VariableAddress & { text?: string },
): Promise<Naming> {
  let outcome: Naming = gone;
  await changeVariables(services, owner, (variables) => {
    outcome = readName(name, variables);
    if (outcome.kind === 'refused') return null;
    return { variables: [...variables, { name, isEnabled: true, value: { kind: 'text', text } }] };
  });
  return outcome;
}

/** Gives a variable another name. Requests that name it still name the old one. */
export async function renameVariable(
  services: ConsoleServices,
  { owner, name, newName }: VariableAddress & { newName: string },
): Promise<Naming> {
  let outcome: Naming = gone;
  await changeVariables(services, owner, (variables) => {
    outcome = newName === name ? named : readName(newName, variables);
    return outcome.kind === 'refused' ? null : changeOne(variables, name, (each) => ({ ...each, name: newName }));
  });
  return outcome;
}

function readName(name: string, variables: readonly Variable[]): Naming {
  // `$` begins the names that the console makes values for.
  if (!isVariableName(name) || name.startsWith('$')) return { kind: 'refused', reason: 'unreadable' };
  return variables.some((each) => each.name === name) ? { kind: 'refused', reason: 'taken' } : named;
}

/** Switches a variable on or off; one that is off counts as absent. */
export async function toggleVariable(
  services: ConsoleServices,
  { owner, name, isEnabled }: VariableAddress & { isEnabled: boolean },
): Promise<void> {
  await changeVariables(services, owner, (variables) => changeOne(variables, name, (each) => ({ ...each, isEnabled })));
}

/** Sets the text of a variable. A secret one is left alone: its text goes by `setSecretValue`. */
export async function setVariableText(
  services: ConsoleServices,
  { owner, name, text }: VariableAddress & { text: string },
): Promise<void> {
  await changeVariables(services, owner, (variables) =>
    changeOne(variables, name, (each) =>
      each.value.kind === 'text' ? { ...each, value: { kind: 'text', text } } : each,
    ),
  );
}

/** Makes a text variable secret: its value goes into the vault, and its first send binds it to where it went. */
export async function makeSecret(services: ConsoleServices, { owner, name }: VariableAddress): Promise<void> {
  await changeValue(services, { owner, name }, (value) => {
    if (value.kind === 'secret') return null;
    return { ...sealed(services, name, value.text), origins: [] };
  });
}

/**
 * Gives a secret variable another value, `null` for none. Where it may go stays: a rotated key has the same API.
 */
export async function setSecretValue(
  services: ConsoleServices,
  { owner, name, text }: VariableAddress & { text: string | null },
): Promise<void> {
  await changeValue(services, { owner, name }, (value) =>
    value.kind === 'text' ? null : { ...sealed(services, name, text ?? ''), origins: value.origins },
  );
}

/** Takes an origin off those a secret variable may be sent to. Without any, its next send binds it anew. */
export async function removeOrigin(
  services: ConsoleServices,
  { owner, name, origin }: VariableAddress & { origin: string },
): Promise<void> {
  await changeVariables(services, owner, (variables) =>
    changeOne(variables, name, (each) =>
      each.value.kind === 'secret'
        ? { ...each, value: { ...each.value, origins: each.value.origins.filter((kept) => kept !== origin) } }
        : each,
    ),
  );
}

/**
 * Makes a secret variable plain text, which is masked nowhere and sent anywhere: asked for on a press alone.
 * @param only the one value that is meant: another one that was put in since stays secret.
 */
export async function makePlain(
  services: ConsoleServices,
  { owner, name, only }: VariableAddress & { readonly only?: string },
): Promise<void> {
  await changeVariables(services, owner, async (variables) => {
    const value = variables.find((each) => each.name === name)?.value;
    if (value?.kind !== 'secret') return null;
    const text = value.secret ? (await services.vault.open(value.secret)).reveal() : '';
    if (only !== undefined && text !== only) return null;
    return {
      ...changeOne(variables, name, (each) => ({ ...each, value: { kind: 'text', text } })),
      dropped: secretsOfVariables([{ value }]),
    };
  });
}

/** Removes a variable, and its secret with it. Undo puts it back unless its name was taken meanwhile. */
export async function removeVariable(services: ConsoleServices, { owner, name }: VariableAddress): Promise<Deletion> {
  let taken: { readonly at: number; readonly variable: Variable } | null = null;
  const removed = await changeVariables(services, owner, (variables) => {
    const at = variables.findIndex((each) => each.name === name);
    const variable = variables[at];
    if (!variable) return null;
    taken = { at, variable };
    return { variables: variables.toSpliced(at, 1), dropped: secretsOfVariables([variable]) };
  });
  const undo = async () => {
    await changeVariables(services, owner, async (variables) => {
      if (!taken || variables.some((each) => each.name === name)) return null;
      if (removed) await services.vault.restore(removed);
      return { variables: variables.toSpliced(taken.at, 0, taken.variable) };
    });
  };
  return { undo };
}

/** A secret for a variable; none for an empty text. */
function sealed(services: ConsoleServices, name: string, text: string) {
  return { secret: text === '' ? null : newSecret(name, text, () => freshId(services)) };
}

interface SealedValue extends ReturnType<typeof sealed> {
  readonly origins: readonly string[];
}

/** Puts a new secret into a variable and drops the one it replaces. */
async function changeValue(
  services: ConsoleServices,
  { owner, name }: VariableAddress,
  change: (value: VariableValue) => SealedValue | null,
): Promise<void> {
  await changeVariables(services, owner, (variables) => {
    const before = variables.find((each) => each.name === name)?.value;
    const after = before && change(before);
    if (!after) return null;
    const { secret, origins } = after;
    const value: VariableValue = { kind: 'secret', secret: secret?.ref ?? null, origins };
    return {
      ...changeOne(variables, name, (each) => ({ ...each, value })),
      records: secret ? [{ kind: 'secret', secret }] : [],
      dropped: secretsOfVariables([{ value: before }]),
    };
  });
}

function changeOne(
  variables: readonly Variable[],
  name: string,
  change: (variable: Variable) => Variable,
): ChangedVariables {
  return { variables: variables.map((each) => (each.name === name ? change(each) : each)) };
}
