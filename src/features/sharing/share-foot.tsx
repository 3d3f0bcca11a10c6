import { Check, Info, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { linkFit } from '#collection/link-codec.ts';
import { countOf } from '#panes/count-of.ts';
import { placeWords, secretWords } from '#panes/found-secret-words.ts';
import { saveFile } from '#panes/save-file.ts';
import { type Shared, useConsoleOrigin } from '#queries/sharing.ts';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Message } from '#ui/field.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { isAppleKeyboard } from '#ui/key-name.ts';
import { isChord } from '#ui/key-press.ts';
import { LiveRegion } from '#ui/live-region.tsx';
import { TextInput } from '#ui/text-input.tsx';
import type { ShareFormat } from './share-formats.tsx';
import { fileNameFor, textOf } from './share-words.ts';

export interface ShareFootProps {
  shared: Shared;
  format: ShareFormat;
  /** What is shared is being made anew: nothing leaves meanwhile. */
  isStale: boolean;
  onFormat: (format: ShareFormat) => void;
}

/** The way out: the link to copy, or the file to save. What looks like a secret is asked about first. */
export function ShareFoot({ shared, format, isStale, onFormat }: ShareFootProps) {
  const { act, done, failure, asking, isConfirmed, confirm, endAsking } = useSharing(shared, isStale);
  const link = useLink(shared, isConfirmed);
  const isLink = format === 'link';
  const verb = isLink ? 'Copy link' : 'Save file';
  const isOffered = !isLink || link.fit === 'fits' || link.fit === 'may-be-cut';
  const go = () => act(format === 'link' ? () => copy(link.url) : () => save(shared, format));
  const run = isOffered ? go : () => onFormat('file');
  useSubmitKey(asking ? null : run);
  return (
    <div className="grid flex-none gap-2 border-t border-line px-6 py-4 max-md:px-4">
      <div className="flex gap-2 max-md:flex-col">
        {isLink ? (
          <div className="min-w-0 flex-1">
            <TextInput
              aria-label="Link"
              aria-describedby="share-words"
              mono
              readOnly
              value={link.shown}
              onChange={() => undefined}
              onFocus={(event) => event.target.select()}
            />
          </div>
        ) : (
          <p className="flex min-w-0 flex-1 items-center font-mono text-12 wrap-anywhere">
            {fileNameFor(shared.name, format)}
          </p>
        )}
        {isOffered ? (
          <Button
            variant="primary"
            className="max-md:w-full"
            busy={isStale}
            leading={done && <Check aria-hidden="true" size={14} />}
            keys={['⌘', '↵']}
            onClick={run}
          >
            {verb}
          </Button>
        ) : (
          <Button variant="primary" className="max-md:w-full" keys={['⌘', '↵']} onClick={run}>
            Use a file
          </Button>
        )}
      </div>
      <FootWords isAmber={isLink && link.fit !== 'fits'}>
        {isLink ? linkWords[link.fit](formatBytes(link.url.length)) : fileWords(textOf(shared, format), format)}
      </FootWords>
      {failure && <Message verdict="error" words={failure} />}
      <LiveRegion>{done && (isLink ? 'Copied' : 'Saved')}</LiveRegion>
      {asking && (
        <ConfirmDialog
          title={`Share with ${countOf(shared.scan.found.length, 'possible secret')}?`}
          verb={`${verb} anyway`}
          onConfirm={confirm}
          onClose={endAsking}
        >
          Whoever gets it can read: {foundWords(shared)}.
        </ConfirmDialog>
      )}
    </div>
  );
}

/** So many are named in the question; all stand in the dialog under it. */
const mostNamed = 5;

function foundWords({ scan: { found } }: Shared): string {
  const named = found.slice(0, mostNamed).map((each) => `${placeWords(each)}, ${secretWords(each)}`);
  const others = found.length - named.length;
  return [...named, ...(others > 0 ? [`${others} more`] : [])].join('; ');
}

function FootWords({ isAmber, children }: { isAmber: boolean; children: ReactNode }) {
  const Icon = isAmber ? TriangleAlert : Info;
  return (
    <p id="share-words" className={`flex gap-2 text-12 ${isAmber ? 'text-expiring-ink' : 'text-ink-2'}`}>
      <Icon aria-hidden="true" size={14} className="mt-0.5" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

type LinkState = 'fits' | 'may-be-cut' | 'too-long' | 'too-large';

const linkWords: Record<LinkState, (size: string) => string> = {
  fits: (size) =>
    `The data is in the link itself, after the #, so it is never sent to a server. ${size}, works in chat and email.`,
  'may-be-cut': (size) => `${size}: some chats and mail programs cut links of this length. A file arrives whole.`,
  'too-long': (size) => `${size} is too long for a link. Save it as a file instead.`,
  'too-large': () => 'This is too large for a link. Save it as a file instead.',
};

function fileWords(text: string, format: ShareFormat): string {
  const size = formatBytes(new Blob([text]).size);
  if (format === 'postman') return `${size}. Variables stand for every secret; whoever opens it fills them in.`;
  return `${size}, the same to the byte whenever nothing changed: a diff of it reads well.`;
}

/** The most of a link that is drawn: a field with a megabyte in it holds the page up. */
const mostDrawn = 64_000;

/** The link, and what of it is drawn: with something in it that is asked about, nothing before the question is answered. */
function useLink({ fragment }: Shared, isConfirmed: boolean) {
  const origin = useConsoleOrigin();
  if (fragment === null) return { url: '', shown: '', fit: 'too-large' as LinkState };
  const url = `${origin}/s#${fragment}`;
  const shown = isConfirmed ? url.slice(0, mostDrawn) : `${origin}/s#…`;
  return { url, shown, fit: linkFit(url.length) as LinkState };
}

/** ⌘↵ does what the primary button does, wherever the focus is; `null` while something else is asked. */
function useSubmitKey(run: (() => void) | null) {
  useEffect(() => {
    if (!run) return;
    const press = (event: KeyboardEvent) => {
      if (event.repeat || !isChord(['⌘', '↵'], event, isAppleKeyboard)) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [run]);
}

/** How long it says that it is done. */
const doneMs = 1200;

type Deed = () => Promise<string | null>;

/** Carries the deed out, or asks first; gives what failed. */
function useSharing({ scan, fragment }: Shared, isStale: boolean) {
  const [asking, setAsking] = useState<{ readonly deed: Deed } | null>(null);
  const [outcome, setOutcome] = useState<{ readonly failure: string | null } | null>(null);
  const isDone = outcome !== null && outcome.failure === null;
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setOutcome(null), doneMs);
    return () => clearTimeout(timer);
  }, [isDone]);
  const carryOut = async (deed: Deed) => setOutcome({ failure: await deed() });
  const act = (deed: Deed) => {
    if (isStale) return;
    if (scan.found.length > 0) setAsking({ deed });
    else void carryOut(deed);
  };
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const confirm = () => {
    setAsking(null);
    setConfirmed(fragment);
    if (asking) void carryOut(asking.deed);
  };
  return {
    ...{ act, done: isDone, failure: outcome?.failure, asking, confirm },
    /** Whoever shares this knows what can be read in it, or nothing can. */
    isConfirmed: scan.found.length === 0 || (fragment !== null && confirmed === fragment),
    endAsking: () => setAsking(null),
  };
}

async function copy(url: string): Promise<string | null> {
  try {
    await navigator.clipboard.writeText(url);
    return null;
  } catch {
    return 'The browser refused the clipboard. Select the link and copy it, or save a file.';
  }
}

async function save(shared: Shared, format: 'file' | 'postman'): Promise<null> {
  saveFile(new Blob([textOf(shared, format)]), fileNameFor(shared.name, format));
  return null;
}
