import { type RefObject, useEffect, useRef, useState } from 'react';
import { countOf } from '#panes/count-of.ts';
import { useEnvironmentInUse } from '#queries/environment-in-use.ts';
import { type Shared, type ShareSubject, useShareOffer } from '#queries/sharing.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';
import { Select } from '#ui/select.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { payloadSpans } from './payload-spans.ts';
import type { ShareChoice } from './share-choices.ts';
import { type Included, ShareContents } from './share-contents.tsx';
import { ShareFoot } from './share-foot.tsx';
import { type ShareFormat, ShareFormats } from './share-formats.tsx';
import { ShareScan } from './share-scan.tsx';
import { aboutWords, textOf } from './share-words.ts';

export interface ShareDialogProps {
  /** What may be shared from here; the first is chosen. Never none. */
  choices: readonly ShareChoice[];
  onClose: () => void;
}

/** Hands a collection, a part of one or a profile over: as a link or a file, shown to the letter before it leaves. */
export function ShareDialog({ choices, onClose }: ShareDialogProps) {
  const inUse = useEnvironmentInUse();
  const [chosen, setChosen] = useState('0');
  const [format, setFormat] = useState<ShareFormat>('link');
  const [includesClientId, setIncludesClientId] = useState(false);
  const [chosenIds, setChosenIds] = useState<readonly string[] | null>(null);
  const subject = (choices[Number(chosen)] ?? choices[0])?.subject as ShareSubject;
  // Unasked, the environment in use goes along where something needs it, and no other.
  const environmentIds = chosenIds ?? (inUse === null ? [] : [inUse]);
  const offer = useShareOffer({ what: subject, environmentIds, leavesUnused: chosenIds === null, includesClientId });
  const shared = offer.data?.kind === 'shared' ? offer.data : null;
  const included: Included = { environmentIds: chosenIds ?? shared?.environmentIds ?? [], includesClientId };
  const include = (next: Included) => {
    setIncludesClientId(next.includesClientId);
    if (next.environmentIds !== included.environmentIds) setChosenIds(next.environmentIds);
  };
  const frame = useFirstControl();
  const title = offer.data ? `Share “${offer.data.name}”` : 'Share';
  return (
    <Dialog place="parts" title={title} about={shared && aboutWords(shared.document)} onClose={onClose}>
      <div className="grid min-h-0 flex-1 overflow-y-auto md:grid-cols-[378px_minmax(0,1fr)]">
        <div ref={frame} className="grid content-start gap-5 border-line px-6 py-4 max-md:px-4 md:border-r">
          {choices.length > 1 && (
            <Select
              aria-label="What to share"
              value={chosen}
              onChange={setChosen}
              options={choices.map(({ label }, place) => ({ id: String(place), label }))}
            />
          )}
          <ShareFormats value={format} onChange={setFormat} hasPostman={subject.kind === 'collection'} />
          {shared && <ShareContents shared={shared} included={included} onChange={include} />}
        </div>
        <div className="flex min-w-0 flex-col gap-3 px-6 py-4 max-md:border-t max-md:border-line max-md:px-4">
          <h3 className="font-medium">Exactly what they get</h3>
          {offer.isPending && <Waiting label="Writing it out" />}
          {offer.error && (
            <Note tone="error" live="assertive">
              It can’t be shared: {offer.error.message}. Close this and reload the page.
            </Note>
          )}
          {offer.data?.kind === 'refused' && (
            <Note tone="error" live="assertive">
              No console could open it:{' '}
              {offer.data.refusal.kind === 'too-deep' ? 'it is nested too deep' : 'it is too large'}. Share a folder of
              it instead.
            </Note>
          )}
          {shared && (
            <>
              <Payload text={textOf(shared, format)} />
              {format === 'postman' && <PostmanFindings shared={shared} />}
              <ShareScan shared={shared} subject={subject} environmentIds={included.environmentIds} />
            </>
          )}
        </div>
      </div>
      {shared && <ShareFoot shared={shared} format={format} isStale={offer.isPlaceholderData} onFormat={setFormat} />}
    </Dialog>
  );
}

/** Where the dialog opens: at what is chosen first. The browser would take the button that closes it. */
function useFirstControl(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector<HTMLElement>('select, input:checked')?.focus(), []);
  return frame;
}

/** What Postman has otherwise, or not at all. */
function PostmanFindings({ shared: { postman } }: { shared: Shared }) {
  const findings = postman?.findings ?? [];
  if (findings.length === 0) return null;
  return (
    <details className="rounded-well border border-line px-3 py-2 text-12">
      <summary className="cursor-pointer font-medium">
        {countOf(findings.length, 'thing')} not the same in Postman
      </summary>
      <ul className="mt-2 grid gap-1.5">
        {findings.map(({ where, path, was, now }) => (
          <li key={`${path} ${was}`} className="wrap-anywhere">
            {where !== '' && <span className="text-ink-2">{where}: </span>}
            {was} → {now} <code className="font-mono text-11 text-ink-3">{path}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Payload({ text }: Pick<Shared, 'text'>) {
  const { spans, rest } = payloadSpans(text);
  return (
    <>
      <div className="grid max-h-96 min-h-32 min-w-0 flex-1 [&>*]:max-h-full [&>*]:min-h-0">
        <CodeBlock label="Exactly what they get" spans={spans} lineNumbers ground="sunken" />
      </div>
      {rest > 0 && (
        <p className="text-12 text-ink-2">{formatBytes(rest)} more are not shown. Save the file to read it.</p>
      )}
    </>
  );
}
