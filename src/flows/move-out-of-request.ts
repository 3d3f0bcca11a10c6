import type { Auth } from '#collection/auth.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import type { Variable } from '#collection/variable.ts';
import { freeVariableName, planMoveOut } from '#formats/move-out.ts';
import type { FoundSecret } from '#formats/scan-secrets.ts';
import { newSecret } from '#vault/vault.ts';
import { changeVariables, type VariableOwner } from './change-variables.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadVariables } from './load-variables.ts';
import { putCredential } from './put-credential.ts';
import { secretsOfAuth } from './request-secrets.ts';
import { removeVariable } from './set-variables.ts';

/** What is to leave the text of a request. */
export interface MoveOutWish {
  readonly request: SavedRequest;
  readonly found: FoundSecret;
  /** Where a variable goes that stands in its place. */
  readonly owner: VariableOwner;
}

/** A request whose secret is in the vault now. The request itself is not stored yet. */
export interface MovedOut {
  readonly request: SavedRequest;
  readonly as: { readonly kind: 'auth' } | { readonly kind: 'variable'; readonly name: string };
  /** Takes it out of the vault again, for whoever puts the text back. */
  undo(): Promise<void>;
}

/**
 * Puts a secret that stands in a request as text into the vault; its first send binds it to where it goes (R27).
 * 1. Plan what stands in its place: a name that nothing else has, or the auth of the request.
 * 2. Store the secret: as a secret variable, or as a typed credential.
 *
 * @returns `null` where it does not stand there any more.
 */
export async function moveOutOfRequest(
  services: ConsoleServices,
  { request, found, owner }: MoveOutWish,
): Promise<MovedOut | null> {
  for (;;) {
    const taken = await takenNames(services);
    const plan = planMoveOut(request, found, (label) => freeVariableName(label, taken));
    if (!plan) return null;
    if (plan.kind === 'auth') {
      const auth = plan.authWith(await putCredential(services, plan));
      return { request: { ...plan.request, auth }, as: { kind: 'auth' }, undo: () => removeSecretsOf(services, auth) };
    }
    const { name } = plan;
    const outcome = await addSecret(services, owner, plan);
    if (outcome === 'gone') return null;
    // Another one that moves at the same time may have taken the name: it stands for something else.
    if (outcome === 'taken') continue;
    const undo = async () => {
      await removeVariable(services, { owner, name });
    };
    return { request: plan.request, as: { kind: 'variable', name }, undo };
  }
}

async function addSecret(
  services: ConsoleServices,
  owner: VariableOwner,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<'added' | 'taken' | 'gone'> {
  const secret = newSecret(name, text, () => freshId(services));
  const variable: Variable = { name, isEnabled: true, value: { kind: 'secret', secret: secret.ref, origins: [] } };
  let outcome: 'added' | 'taken' | 'gone' = 'gone';
  await changeVariables(services, owner, (variables) => {
    outcome = variables.some((each) => each.name === name) ? 'taken' : 'added';
    return outcome === 'taken' ? null : { variables: [...variables, variable], records: [{ kind: 'secret', secret }] };
  });
  return outcome;
}

/** Takes a typed credential out of the vault that no request has any more. */
export async function removeSecretsOf({ vault }: ConsoleServices, auth: Auth): Promise<void> {
  await vault.remove(secretsOfAuth(auth).map(({ id }) => ({ store: 'secret', id })));
}

/** The names of all variables: whichever environment is in use, a new one stands for nothing else. */
async function takenNames({ vault }: ConsoleServices): Promise<string[]> {
  return (await loadVariables(vault)).map(({ name }) => name);
}
