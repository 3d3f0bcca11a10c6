import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { marksOf } from '#formats/mark-pasted.ts';
import type { Proposal } from '#formats/proposal.ts';
import type { Pasted } from '#formats/read-pasted.ts';
import { useCompletedProfile, useCreateFromPasted } from '#queries/pasted.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { LiveRegion } from '#ui/live-region.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { PasteAdopt } from './paste-adopt.tsx';
import { type Adoptable, adoptableIn } from './paste-adoptable.ts';
import { PasteEntry } from './paste-entry.tsx';
import { PasteProposal } from './paste-proposal.tsx';
import { PastedText } from './pasted-text.tsx';
import { type Paste, type ReadPaste, usePaste } from './use-paste.ts';

/** A profile out of whatever a developer has at hand: shown with its places, made on a press. */
export function PastePage() {
  const paste = usePaste();
  return (
    <PageFrame
      title="Paste"
      crumbs={[
        <Link key="profiles" to="/profiles">
          Profiles
        </Link>,
      ]}
      back={(className, icon) => (
        <Link to="/profiles/new" aria-label="Back to New profile" className={className}>
          {icon}
        </Link>
      )}
      actions={
        <span className="text-12 text-ink-3 max-md:hidden">Nothing is saved or sent until you create the profile</span>
      }
    >
      <div className="flex min-h-0 min-w-0 flex-1" {...paste.dropZone}>
        <Shown paste={paste} />
      </div>
    </PageFrame>
  );
}

function Shown({ paste }: { paste: Paste }) {
  const { used } = paste;
  if (!used) return <Entry paste={paste} />;
  const token = adoptableIn(used.pasted);
  if (token) return <TakenToken read={used} token={token} paste={paste} />;
  return isProfile(used) ? <Taken read={used} paste={paste} /> : null;
}

/** A token, its response, or a call that carries one: it is adopted, and its profile is chosen. */
function TakenToken({ read, token, paste }: { read: ReadPaste; token: Adoptable; paste: Paste }) {
  const marks = useMemo(() => ('proposal' in read.pasted ? marksOf(read.pasted.proposal) : []), [read]);
  return (
    <div className={panes}>
      <div className="max-xl:min-h-0 max-xl:flex-1 max-xl:overflow-auto xl:contents">
        <PastedText read={read} marks={marks} paste={paste} />
        <PasteAdopt token={token} onCancel={paste.startOver} />
      </div>
    </div>
  );
}

const panes =
  'flex min-h-0 min-w-0 flex-1 flex-col xl:grid xl:grid-cols-[minmax(0,1fr)_500px] xl:grid-rows-[minmax(0,1fr)_auto] min-[1440px]:grid-cols-[minmax(0,1fr)_548px]';

type ProfilePaste = ReadPaste & { readonly pasted: Extract<Pasted, { proposal: unknown }> };

function isProfile(read: ReadPaste): read is ProfilePaste {
  return 'proposal' in read.pasted;
}

function Entry({ paste }: { paste: Paste }) {
  const navigate = useNavigate();
  const { text, read, refused } = paste;
  const readIt = () => paste.readText(text);
  useCommands([
    {
      id: 'read-pasted',
      name: 'Read what was pasted',
      group: 'Profiles',
      keys: ['⌘', '↵'],
      isPrimary: true,
      isAvailable: text.trim() !== '',
      run: readIt,
    },
    {
      id: 'leave-paste',
      name: 'Cancel',
      group: 'Profiles',
      keys: ['Esc'],
      isHidden: true,
      run: () => void navigate('/profiles/new'),
    },
  ]);
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto grid w-full max-w-[820px] gap-4 px-10 pt-6 pb-8 max-md:px-4">
        <p className="text-ink-2">
          Paste what tells how a token is had. What was understood is shown before anything is saved, secrets are
          masked.
        </p>
        <PasteEntry text={text} onType={paste.type} onRead={readIt} onPaste={paste.readText} onFile={paste.takeFile} />
        {refused && (
          <Note tone="error" live="assertive">
            {refused}
          </Note>
        )}
        {read && !refused && <NothingFound pasted={read.pasted} />}
      </div>
    </div>
  );
}

/** Why no profile comes of a text, and what would help. The text stays in its field. */
function NothingFound({ pasted }: { pasted: Pasted }) {
  const found = pasted.kind === 'unknown' ? pasted.found.join(', ') : '';
  return (
    <Note tone="warning" live="assertive">
      {found === ''
        ? 'Nothing in it tells of a client or an endpoint: no request, no consent URL, no credentials, no token.'
        : `Found: ${found}. No profile comes of that.`}{' '}
      Paste the request for a token as the provider’s page prints it, its consent URL, or the file with the credentials.
      Or begin with{' '}
      <Link to="/profiles/new" className="font-medium underline">
        a preset or a blank profile
      </Link>
      .
    </Note>
  );
}

function Taken({ read, paste }: { read: ProfilePaste; paste: Paste }) {
  const { pasted } = read;
  const { understood, contradictions, notUnderstood } = pasted.proposal;
  const marks = useMemo(() => marksOf(pasted.proposal), [pasted]);
  const completed = useCompletedProfile(pasted.proposal);
  return (
    <div className={panes}>
      <LiveRegion>
        {understood.length} facts understood, {contradictions.length} contradictions, {notUnderstood.length} not
        understood
      </LiveRegion>
      <div className="max-xl:min-h-0 max-xl:flex-1 max-xl:overflow-auto xl:contents">
        <PastedText read={read} marks={marks} paste={paste} />
        <section
          aria-label="Proposed profile"
          className="min-w-0 overflow-auto px-6 pt-4 pb-6 max-xl:overflow-visible max-xl:border-t max-xl:border-line max-md:px-4"
        >
          <PasteProposal pasted={pasted} marks={marks} completed={completed} />
        </section>
      </div>
      <Acts proposal={pasted.proposal} onCancel={paste.startOver} />
    </div>
  );
}

function Acts({ proposal, onCancel }: { proposal: Proposal; onCancel: () => void }) {
  const navigate = useNavigate();
  const create = useCreateFromPasted();
  const hasCall = proposal.profile.firstRequest !== undefined;
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
  const primary = hasCall ? 'Create profile and request' : 'Create profile';
  useCommands([
    {
      id: 'create-pasted',
      name: primary,
      group: 'Profiles',
      keys: ['⌘', '↵'],
      isPrimary: true,
      run: () => make(hasCall),
    },
    { id: 'leave-paste', name: 'Cancel', group: 'Profiles', keys: ['Esc'], isHidden: true, run: onCancel },
  ]);
  return (
    <div className="flex-none border-t border-line bg-surface px-6 py-3 max-md:px-4">
      {create.error && (
        <div className="mb-3">
          <Note tone="error" live="assertive">
            The profile was not stored: {create.error.message}. What you pasted is still here: try again.
          </Note>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="ghost" keys="Esc" onClick={onCancel} className="-ml-3">
          Cancel
        </Button>
        <span className="flex-1" />
        {hasCall && <Button onClick={() => make(false)}>Edit first</Button>}
        <Button
          variant="primary"
          keys={['⌘', '↵']}
          busy={create.isPending}
          busyLabel="Creating"
          onClick={() => make(hasCall)}
          className="max-md:w-full"
        >
          {primary}
        </Button>
      </div>
    </div>
  );
}
