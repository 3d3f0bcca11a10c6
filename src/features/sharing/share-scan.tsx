import { useState } from 'react';
import { Link } from 'react-router';
import type { FoundSecret } from '#formats/scan-secrets.ts';
import { countOf } from '#panes/count-of.ts';
import { movedWords } from '#panes/found-secret-words.ts';
import { type Shared, type ShareSubject, useMoveToVault } from '#queries/sharing.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { PossibleSecrets } from './possible-secrets.tsx';
import { scannedWords } from './share-words.ts';

export interface ShareScanProps {
  shared: Shared;
  subject: ShareSubject;
  environmentIds: readonly string[];
}

/** What was found of secrets, and the way of each into the vault. */
export function ShareScan({ shared, subject, environmentIds }: ShareScanProps) {
  const { found, unreadable } = shared.scan;
  const { move, outcome, error, undo } = useMove(subject, environmentIds);
  return (
    <div className="grid gap-2">
      {found.length === 0 ? (
        <Note tone="ok" live="polite">
          No secrets found in {scannedWords(shared.document)}. Headers, bodies, URLs, variables and notes were scanned.
        </Note>
      ) : (
        <Note tone="warning">
          <p className="font-medium">
            {countOf(found.length, 'text looks like a secret', 'texts look like secrets')}. Whoever gets this can read
            {found.length === 1 ? ' it.' : ' them.'}
          </p>
          <PossibleSecrets
            found={found}
            remedy={(each) => (
              <Remedy found={each} profileId={profileIdOf(shared, each)} onMove={() => void move(each)} />
            )}
          />
        </Note>
      )}
      {unreadable > 0 && (
        <Note tone="warning">
          {countOf(unreadable, 'stored secret')} can’t be decrypted, so nobody could look for{' '}
          {unreadable === 1 ? 'it' : 'them'} here.
        </Note>
      )}
      {outcome && (
        <Note tone={outcome.tone} live="polite">
          <span className="flex flex-wrap items-center gap-3">
            <span className="min-w-0 flex-1">{outcome.words}</span>
            {undo && (
              <Button size="sm" onClick={() => void undo()}>
                Undo
              </Button>
            )}
          </span>
        </Note>
      )}
      {error && (
        <Note tone="error" live="assertive">
          Nothing was moved: {error.message}.
        </Note>
      )}
    </div>
  );
}

interface RemedyProps {
  found: FoundSecret;
  /** The profile that it stands in, `null` for anywhere else. */
  profileId: string | null;
  onMove: () => void;
}

/** A profile has a field for each secret that it can keep; its other settings are text, whatever stands in them. */
function Remedy({ found, profileId, onMove }: RemedyProps) {
  if (profileId !== null) {
    return (
      <span className="min-w-0 basis-full wrap-anywhere">
        A profile’s settings go along as text.{' '}
        <Link to={`/profiles/${profileId}`} className="underline">
          Take it out of the profile
        </Link>
        : a client secret or password has its own field there, and a key of the API belongs in the Auth of its requests.
      </span>
    );
  }
  if (found.remedy === 'none') return <span>Take it out there.</span>;
  return (
    <Button size="sm" onClick={onMove}>
      Move to the vault
    </Button>
  );
}

function profileIdOf({ document, profileIds }: Shared, { in: { owner } }: FoundSecret): string | null {
  if (owner.kind !== 'profile') return null;
  return profileIds[document.profiles.findIndex(({ role }) => role === owner.role)] ?? null;
}

interface Outcome {
  readonly tone: 'ok' | 'warning';
  readonly words: string;
}

/** Moves what is found; the dialog covers the toasts, so the way back stands in it. */
function useMove(subject: ShareSubject, environmentIds: readonly string[]) {
  const moving = useMoveToVault();
  const [last, setLast] = useState<(Outcome & { readonly undo: (() => Promise<void>) | null }) | null>(null);
  const move = async (found: FoundSecret) => {
    if (subject.kind === 'profile') return;
    setLast(null);
    const { id: collectionId, itemId } = subject;
    const moved = await moving.mutateAsync({ found, collectionId, itemId, environmentIds }).catch(() => null);
    if (moved?.kind === 'moved') setLast({ tone: 'ok', words: `${movedWords(moved.as)}.`, undo: moved.undo });
    else if (moved) setLast({ tone: 'warning', words: refusals[moved.kind], undo: null });
  };
  const undo = async () => {
    const back = last?.undo;
    setLast(null);
    await back?.().catch(({ message }: Error) =>
      setLast({ tone: 'warning', words: `It was not taken back: ${message}.`, undo: back }),
    );
  };
  return { move, outcome: last, error: moving.error, undo: last?.undo ? undo : null };
}

const refusals = {
  unsaved: 'That request has changes that are not saved. Save or discard them, then move it.',
  gone: 'It does not stand there any more.',
};
