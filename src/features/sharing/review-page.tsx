import { Eye } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { buttonClass } from '#ui/button-class.ts';
import { useCommands } from '#ui/commands.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { hold, type Opened, useHeld } from './held.ts';
import { OpenForm } from './open-form.tsx';
import { reviewPathOf } from './opened.ts';
import { ReadingProgress } from './reading-progress.tsx';
import { Review } from './review.tsx';
import { type Reading, useReading } from './use-reading.ts';

/** What somebody handed over, to be looked at before anything of it is kept (R27): a link, a file or a pasted document. */
export function ReviewPage() {
  const { hash } = useLocation();
  const held = useHeld(({ opened }) => opened);
  const opened = useMemo((): Opened | null => (hash.length > 1 ? { kind: 'link', link: hash } : held), [hash, held]);
  return opened ? <Opening opened={opened} /> : <NothingOpen />;
}

function NothingOpen() {
  const open = useOpen();
  const { state } = useLocation();
  return (
    <Frame title="Open a share">
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="mx-auto grid w-full max-w-[820px] gap-4 px-10 pt-6 pb-8 max-md:px-4">
          {isCancelled(state) && <Note live="polite">Reading was cancelled. Nothing was kept.</Note>}
          <p className="text-ink-2">
            Paste what you were given, or choose its file. You see what it holds, where it goes and what it changes
            before anything is stored.
          </p>
          <OpenForm onOpen={open} />
        </div>
      </div>
    </Frame>
  );
}

function Opening({ opened }: { opened: Opened }) {
  const reading = useReading(opened);
  const leave = useLeave();
  const cancel = useCancel();
  return (
    <Frame title={titles[opened.kind]}>
      <Shown opened={opened} reading={reading} onCancel={cancel} onLeave={leave} />
    </Frame>
  );
}

const titles: Record<Opened['kind'], string> = {
  link: 'Shared link',
  file: 'Opened file',
  text: 'Pasted document',
};

interface ShownProps {
  opened: Opened;
  reading: Reading;
  onCancel: () => void;
  onLeave: () => void;
}

function Shown({ opened, reading, onCancel, onLeave }: ShownProps) {
  switch (reading.kind) {
    case 'reading':
      return <ReadingProgress opened={opened} progress={reading.progress} onCancel={onCancel} />;
    case 'refused':
      return <Refused opened={opened} {...reading} onLeave={onLeave} />;
    case 'document':
      return <Review key={reading.opened.id} opened={reading.opened} onLeave={onLeave} />;
  }
}

type RefusedProps = Omit<Extract<Reading, { kind: 'refused' }>, 'kind'> & { opened: Opened; onLeave: () => void };

/** Why it is not opened, and a way to open it better. */
function Refused({ opened, words, isBackup, onLeave }: RefusedProps) {
  const open = useOpen();
  useCommands([
    { id: 'discard-share', name: 'Discard', group: 'Requests', keys: ['Esc'], isHidden: true, run: onLeave },
  ]);
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto grid w-full max-w-[820px] gap-4 px-10 pt-6 pb-8 max-md:px-4">
        <div className="rounded-lg border border-line">
          <ErrorState
            level={2}
            cause={words.cause}
            evidence={
              <span className="min-w-0 wrap-anywhere">
                {[whichOf(opened), words.evidence].filter(Boolean).join(': ')}
              </span>
            }
            action={
              isBackup && (
                <Link to="/settings/backup" className={buttonClass({ size: 'sm' })}>
                  Go to Backup
                </Link>
              )
            }
          >
            {words.next} Nothing was kept.
          </ErrorState>
        </div>
        <OpenForm onOpen={open} initialText={opened.kind === 'text' ? opened.text : ''} />
      </div>
    </div>
  );
}

function whichOf(opened: Opened): string {
  if (opened.kind === 'file') return `${opened.file.name}, ${formatBytes(opened.file.size)}`;
  return opened.kind === 'text' ? 'The pasted text' : 'The link';
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PageFrame
      title={title}
      crumbs={[
        <Link key="requests" to="/requests">
          Requests
        </Link>,
      ]}
      back={(className, icon) => (
        <Link to="/requests" aria-label="Back to Requests" className={className}>
          {icon}
        </Link>
      )}
      actions={
        <span className="flex items-center gap-1.5 text-12 text-ink-3 max-md:hidden">
          <Eye aria-hidden="true" size={14} />
          Read only. Nothing is stored, sent or opened yet.
        </span>
      }
    >
      {children}
    </PageFrame>
  );
}

function useOpen(): (opened: Opened) => void {
  const navigate = useNavigate();
  return (opened) => void navigate(reviewPathOf(opened), { replace: true });
}

/** Lets go of it: neither the page nor the history keeps it. */
function useLeave(): () => void {
  const navigate = useNavigate();
  return () => {
    hold(null);
    void navigate('/requests', { replace: true });
  };
}

/** Gives up the reading, where something else can be opened. */
function useCancel(): () => void {
  const navigate = useNavigate();
  return () => {
    hold(null);
    void navigate('/s', { replace: true, state: cancelled });
  };
}

const cancelled = { isCancelled: true };

const isCancelled = (state: unknown) => (state as Partial<typeof cancelled> | null)?.isCancelled === true;
