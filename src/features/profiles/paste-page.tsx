import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { marksOf } from '#formats/mark-pasted.ts';
import type { Proposal } from '#formats/proposal.ts';
import type { Pasted } from '#formats/read-pasted.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { useCommands } from '#ui/commands.ts';
import { LiveRegion } from '#ui/live-region.tsx';
import { Note } from '#ui/note.tsx';
import type { ReadPaste } from './join-pastes.ts';
import { NewProfileFrame, newProfile } from './new-profile-frame.tsx';
import { PasteAdopt } from './paste-adopt.tsx';
import { type Adoptable, adoptableIn } from './paste-adoptable.ts';
import { PasteEntry } from './paste-entry.tsx';
import { PasteFoot } from './paste-foot.tsx';
import { panes, scrolling, side } from './paste-panes.ts';
import { PasteProposal } from './paste-proposal.tsx';
import { PastedText } from './pasted-text.tsx';
import { SecondPaste } from './second-paste.tsx';
import { useCreation } from './use-creation.ts';
import { type Paste, usePaste } from './use-paste.ts';
import { useSettled } from './use-settled.ts';

/** A profile out of whatever a developer has at hand: shown with its places, made on a press. */
export function PastePage() {
  const paste = usePaste();
  return (
    <NewProfileFrame
      title="Paste"
      back={newProfile}
      actions={<span className="text-12 text-ink-3 max-md:hidden">Nothing is saved or sent until you say so</span>}
    >
      <div className="flex min-h-0 min-w-0 flex-1" {...paste.dropZone}>
        <Shown paste={paste} />
      </div>
    </NewProfileFrame>
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
  const marks = useMemo(() => marksOf(token.proposal), [token]);
  return (
    <div className={panes}>
      <PasteAdopt token={token} pasted={read.pasted} marks={marks} onCancel={paste.startOver}>
        <PastedText read={read} marks={marks} paste={paste} />
      </PasteAdopt>
    </div>
  );
}

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
          Paste what the provider gave you. What was understood is shown before anything is saved, with secrets masked.
        </p>
        <PasteEntry text={text} onType={paste.type} onRead={readIt} onPaste={paste.readText} onFile={paste.takeFile} />
        {refused && (
          <Note tone="error" live="assertive">
            {refused}
          </Note>
        )}
        <SecondPaste {...paste} />
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
  const settled = useSettled(pasted.proposal);
  return (
    <div className={panes}>
      <LiveRegion>
        {understood.length} facts understood, {contradictions.length} contradictions, {notUnderstood.length} not
        understood
      </LiveRegion>
      <div className={scrolling}>
        <PastedText read={read} marks={marks} paste={paste} />
        <section aria-label="Proposed profile" className={side}>
          <PasteProposal text={read.text} pasted={pasted} marks={marks} settled={settled} />
        </section>
      </div>
      <Acts proposal={settled.proposal} onCancel={paste.startOver} />
    </div>
  );
}

function Acts({ proposal, onCancel }: { proposal: Proposal; onCancel: () => void }) {
  const { make, isPending, failure } = useCreation(proposal);
  const hasCall = proposal.profile.firstRequest !== undefined;
  return (
    <PasteFoot
      main={{
        id: 'create-pasted',
        name: hasCall ? 'Create profile and request' : 'Create profile',
        group: 'Profiles',
        busy: 'Creating',
      }}
      onMain={() => make(hasCall)}
      onCancel={onCancel}
      {...{ isPending, failure }}
    >
      {hasCall && (
        <CommandButton command={{ name: 'Create profile alone, to edit first' }} onClick={() => make(false)}>
          Edit first
        </CommandButton>
      )}
    </PasteFoot>
  );
}
