import { useNavigate } from 'react-router';
import { secretPlaceKey } from '#collection/secret-place.ts';
import { countOf } from '#panes/count-of.ts';
import { chooseEnvironment, useEnvironmentInUse } from '#queries/environment-in-use.ts';
import { type Accepted, type DocumentReview, useAcceptDocument } from '#queries/review.ts';
import { offerUndo } from '#ui/offer-undo.ts';
import { isProfileHere } from './act-of.ts';
import { broughtSecrets } from './brought-secrets.ts';
import { type Choices, madeRoles, wayOf, withClientIds } from './choices.ts';
import { acceptanceOf, mergeOutcome } from './chosen-outcome.ts';
import { hold } from './held.ts';
import { keepReport, noteOf } from './import-reports.ts';
import { readTyped, type TypedSecrets } from './secret-input.tsx';
import type { OpenedDocument } from './use-reading.ts';

interface Accepting {
  readonly opened: OpenedDocument;
  readonly review: DocumentReview;
  readonly choices: Choices;
  readonly typed: TypedSecrets;
}

/** Takes in what was reviewed, chooses its environment and goes to its first request, with a way back. */
export function useAcceptance({ opened, review, choices, typed }: Accepting) {
  const navigate = useNavigate();
  const taking = useAcceptDocument();
  const inUse = useEnvironmentInUse();
  const done = (accepted: Accepted, putIn: ReadonlySet<string>) => {
    hold(null);
    // What goes beside or into a collection that is here leaves alone what is in use.
    const isChosen = wayOf(review, choices) === 'add' || inUse === null;
    if (accepted.environmentId && isChosen) chooseEnvironment(accepted.environmentId);
    const { imported } = opened;
    // In its place in the history: there is no way back to a link that is taken.
    const report = imported && {
      opened,
      imported,
      review,
      choices,
      putIn,
      accepted,
      madeRoles: madeRoles(review, choices),
    };
    void navigate(report ? keepReport(report) : placeOf(accepted), { replace: true });
    if (imported) return;
    offerUndo({
      message: takenWords(review, choices),
      undoing: undoingWords(review),
      undo: async () => {
        await accepted.undo();
        await navigate('/requests');
      },
    });
  };
  const accept = () => {
    if (taking.isPending) return;
    const brought = broughtSecrets(opened).map(({ place, value }) => ({ place, text: value }));
    const secrets = [...brought, ...readTyped(typed)];
    taking.mutate(
      {
        ...{ document: withClientIds(opened.document, choices), ...acceptanceOf(review, choices), secrets },
        imported: noteOf(opened, review, choices),
      },
      { onSuccess: (accepted) => done(accepted, new Set(secrets.map(({ place }) => secretPlaceKey(place)))) },
    );
  };
  const { isPending, isCancelled, cancel } = taking;
  return { accept, isPending, isCancelled, cancel, failure: isCancelled ? undefined : taking.error?.message };
}

function placeOf({ collectionId, requestId, profileIds }: Accepted): string {
  if (collectionId && requestId) return `/requests/${collectionId}/${requestId}`;
  const [profileId] = profileIds;
  return profileId && !collectionId ? `/profiles/${profileId}` : '/requests';
}

function takenWords(review: DocumentReview, choices: Choices): string {
  const { name, counts } = review;
  switch (wayOf(review, choices)) {
    case 'merge':
      return mergedWords(review, choices);
    case 'replace':
      return `Replaced “${name}”`;
    case 'copy':
      return `Added a copy of “${name}”`;
    case 'add': {
      if (counts.requests > 0) return `Added “${name}”, ${countOf(counts.requests, 'request')}`;
      return review.comparison ? `Added “${name}”` : addedWords(review, choices);
    }
  }
}

/** Of profiles and environments alone: the document is named for its first profile, which may be here. */
function addedWords(review: DocumentReview, choices: Choices): string {
  const { name, counts, environmentsChanged } = review;
  if (madeRoles(review, choices).size > 0) return `Added ${isProfileHere(review) ? 'a copy of ' : ''}“${name}”`;
  return environmentsChanged > 0
    ? `Added ${countOf(environmentsChanged, 'environment')}`
    : `Merged ${countOf(counts.environments, 'environment')}`;
}

/** What an undo takes back: thousands take their time. */
export function undoingWords({ counts }: Pick<DocumentReview, 'counts'>): string {
  return counts.requests > 0 ? `Taking back ${countOf(counts.requests, 'request')}` : 'Taking it back';
}

function mergedWords(review: DocumentReview, choices: Choices): string {
  const { added, changed } = mergeOutcome(review, choices);
  return added + changed > 0
    ? `Merged ${countOf(added + changed, 'change')} into “${review.name}”`
    : `Merged into “${review.name}”`;
}
