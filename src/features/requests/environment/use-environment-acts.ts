import { chooseEnvironment } from '#queries/environment-in-use.ts';
import {
  useChangeEnvironment,
  useCreateEnvironment,
  useDeleteEnvironment,
  useDuplicateEnvironment,
} from '#queries/environments.ts';
import { offerUndo } from '#ui/offer-undo.ts';

/** Makes, copies and deletes environments; what was made is in use from then on. */
export function useEnvironmentActs() {
  const make = useCreateEnvironment();
  const copy = useDuplicateEnvironment();
  const erase = useDeleteEnvironment();
  const { rename, setProfile } = useChangeEnvironment();
  return {
    create: (onMade?: () => void) =>
      make.mutate(
        {},
        {
          onSuccess: (id) => {
            chooseEnvironment(id);
            onMade?.();
          },
        },
      ),
    duplicate: (id: string) => copy.mutate(id, { onSuccess: chooseEnvironment }),
    /** No other takes its place: nothing is sent against one that was not chosen. */
    remove: (id: string) =>
      erase.mutate(id, {
        onSuccess: ({ name, variables, undo }) => {
          chooseEnvironment(null);
          offerUndo({
            message: `Deleted “${name}”${variables === 0 ? '' : ` and ${count(variables)}`}`,
            isDeletion: true,
            undo: async () => {
              await undo();
              chooseEnvironment(id);
            },
          });
        },
      }),
    rename: rename.mutate,
    setProfile: setProfile.mutate,
    error: make.error ?? copy.error ?? erase.error ?? rename.error ?? setProfile.error,
  };
}

function count(variables: number): string {
  return `${variables} ${variables === 1 ? 'variable' : 'variables'}`;
}
