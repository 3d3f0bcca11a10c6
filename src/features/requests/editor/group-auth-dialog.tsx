import { useState } from 'react';
import type { Auth } from '#collection/auth.ts';
import type { Group } from '#collection/collection.ts';
import { blankRequest } from '#collection/saved-request.ts';
import { buildScope } from '#collection/scope.ts';
import { useSetGroupAuth } from '#queries/collections.ts';
import { useEnvironmentInUse } from '#queries/environment-in-use.ts';
import { useRequestContext } from '#queries/requests.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Message } from '#ui/field.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { AuthFields } from './auth-tab.tsx';

export interface GroupAuthDialogProps {
  collectionId: string;
  /** The collection itself, or a folder of it. */
  group: Group;
  onClose: () => void;
}

/** How the requests in a collection or folder prove who sends them. */
export function GroupAuthDialog({ collectionId, group, onClose }: GroupAuthDialogProps) {
  const [auth, setAuth] = useState<Auth>(group.auth);
  const set = useSetGroupAuth();
  const request = { ...blankRequest, id: group.id, changedAt: 0, auth };
  const context = useRequestContext({ request, collectionId, environmentId: useEnvironmentInUse() }).data;
  return (
    <Dialog
      title={`Auth of ${group.name}`}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={set.isPending}
            onClick={() => set.mutate({ collectionId, id: group.id, auth }, { onSuccess: onClose })}
          >
            Save auth
          </Button>
        </>
      }
    >
      <p className="mb-3 text-12">Requests in it use this unless they say something else.</p>
      {context ? (
        <AuthFields
          auth={auth}
          onChange={setAuth}
          context={context}
          scope={buildScope(context)}
          mayInherit={group.id !== collectionId}
        />
      ) : (
        <Waiting label="Loading" />
      )}
      {set.error && <Message verdict="error" words={`Nothing was saved: ${set.error.message}.`} />}
    </Dialog>
  );
}
