import { useMutation, useQuery } from '@tanstack/react-query';
import {
  createEnvironment,
  type NewEnvironment,
  renameEnvironment,
  setEnvironmentProfile,
} from '#flows/change-environment.ts';
import { deleteEnvironment } from '#flows/delete-environment.ts';
import { duplicateEnvironment } from '#flows/duplicate-environment.ts';
import { loadEnvironments } from '#flows/load-environments.ts';
import {
  addVariable,
  makePlain,
  makeSecret,
  type NameRefusal,
  removeOrigin,
  removeVariable,
  renameVariable,
  setSecretValue,
  setVariableText,
  toggleVariable,
  type VariableAddress,
} from '#flows/set-variables.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';
import { useSecretMutation } from './use-call.ts';

export type { NameRefusal, VariableAddress };

/** All environments, the oldest first, and the ids of those that can't be decrypted. */
export function useEnvironments() {
  const services = useServices();
  return useQuery({ queryKey: keys.environments, queryFn: () => loadEnvironments(services) });
}

/** Makes an environment; gives its id. */
export function useCreateEnvironment() {
  const services = useServices();
  return useMutation({ mutationFn: (wish: NewEnvironment = {}) => createEnvironment(services, wish) });
}

/** Copies an environment with its secrets; gives the copy's id. */
export function useDuplicateEnvironment() {
  const services = useServices();
  return useMutation({ mutationFn: (id: string) => duplicateEnvironment(services, id) });
}

/** Deletes an environment. Gives the way back. */
export function useDeleteEnvironment() {
  const services = useServices();
  return useMutation({ mutationFn: (id: string) => deleteEnvironment(services, id) });
}

/** Renames an environment, or gives it another profile. */
export function useChangeEnvironment() {
  const services = useServices();
  return {
    rename: useMutation({ mutationFn: (wish: { id: string; name: string }) => renameEnvironment(services, wish) }),
    setProfile: useMutation({
      mutationFn: (wish: { id: string; profileId: string | null }) => setEnvironmentProfile(services, wish),
    }),
  };
}

/** Adds and renames variables: what may be refused for its name. */
export function useNameVariable() {
  const services = useServices();
  return {
    add: useMutation({ mutationFn: (wish: VariableAddress & { text?: string }) => addVariable(services, wish) }),
    rename: useMutation({
      mutationFn: (wish: VariableAddress & { newName: string }) => renameVariable(services, wish),
    }),
  };
}

/** What may become of a variable, told apart by `kind`. */
export type VariableAct = VariableAddress &
  (
    | { readonly kind: 'toggle'; readonly isEnabled: boolean }
    | { readonly kind: 'set-text'; readonly text: string }
    | { readonly kind: 'make-secret' | 'make-plain' }
    | { readonly kind: 'remove-origin'; readonly origin: string }
  );

/** Changes a variable of an environment, a collection or a folder. */
export function useChangeVariable() {
  const services = useServices();
  return useMutation({
    mutationFn: (act: VariableAct): Promise<void> => {
      switch (act.kind) {
        case 'toggle':
          return toggleVariable(services, act);
        case 'set-text':
          return setVariableText(services, act);
        case 'make-secret':
          return makeSecret(services, act);
        case 'make-plain':
          return makePlain(services, act);
        case 'remove-origin':
          return removeOrigin(services, act);
      }
    },
  });
}

/** Gives a secret variable another value, `null` for none. */
export function useSetVariableSecret() {
  const services = useServices();
  return useSecretMutation((wish: VariableAddress & { text: string | null }) => setSecretValue(services, wish));
}

/** Removes a variable. Gives the way back. */
export function useRemoveVariable() {
  const services = useServices();
  return useMutation({ mutationFn: (address: VariableAddress) => removeVariable(services, address) });
}
