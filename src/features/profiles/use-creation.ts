import { useNavigate } from 'react-router';
import type { Proposal } from '#formats/proposal.ts';
import { useCreateFromPasted } from '#queries/pasted.ts';

/** Makes a profile of a proposal, and the request of its API call where that is asked for, and goes there. */
export function useCreation(proposal: Proposal) {
  const navigate = useNavigate();
  const create = useCreateFromPasted();
  const make = (opensRequest: boolean) => {
    if (create.isPending) return;
    create.mutate(
      { proposal, opensRequest },
      {
        onSuccess: ({ profileId, request }) =>
          void navigate(request ? `/requests/${request.collectionId}/${request.id}` : `/profiles/${profileId}`),
      },
    );
  };
  const failure = create.error ? `The profile was not stored: ${create.error.message}` : '';
  return { make, isPending: create.isPending, failure };
}
