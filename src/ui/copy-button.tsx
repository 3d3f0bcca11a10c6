import { Check, Copy, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { buttonClass } from './button-class.ts';
import { useCommands } from './commands.ts';
import { LiveRegion } from './live-region.tsx';
import { Tooltip } from './tooltip.tsx';

const SHOWN_MS = 1200;
const REFUSED = 'The browser refused the clipboard. Select the text and copy it.';

export interface CopyButtonProps {
  /** What is copied; a function is asked on the press. */
  text: string | (() => string | Promise<string>);
  /** Its name: "Copy response". */
  label: string;
  /** Shown beside the icon: "Copy"; the palette lists the label then. Without it the icon stands alone, and a tooltip names it. */
  word?: string;
  /** Whether the word makes way for the icon alone where the nearest `@container` is narrow; a tooltip names it then, too. */
  isFolding?: boolean;
  /** Announced after the copy. */
  copiedWord?: string;
  /** It copies the main thing in view: Y does the same. */
  isMain?: boolean;
}

type Outcome = { kind: 'copied' } | { kind: 'failed'; why: string };

/** Copies on the press; the icon turns into a check for 1.2 s. A failure says why, until the next press. */
export function CopyButton(props: CopyButtonProps) {
  const { text, label, word, isFolding = false, copiedWord = 'Copied', isMain = false } = props;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    clearTimeout(timer.current);
    setOutcome(null);
    const result = await copyToClipboard(text);
    setOutcome(result);
    if (result.kind === 'copied') timer.current = setTimeout(() => setOutcome(null), SHOWN_MS);
  };
  const command = { name: label, group: 'Actions', run: () => void copy() } as const;
  const key = isMain ? { id: 'copy-main', keys: ['Y'] } : { id: label };
  useCommands(isMain || word ? [{ ...command, ...key }] : noCommands);
  const why = outcome?.kind === 'failed' ? outcome.why : null;
  return (
    <>
      <Tooltip content={why ?? (word && !isFolding ? null : label)} opensItself={why !== null}>
        {word ? (
          <Button
            variant="ghost"
            size="sm"
            leading={<OutcomeIcon outcome={outcome?.kind} />}
            aria-label={label}
            keys={isMain ? 'Y' : undefined}
            onClick={copy}
          >
            <span className={isFolding ? 'md:@max-2xl:sr-only' : undefined}>{word}</span>
          </Button>
        ) : (
          <button
            type="button"
            aria-label={label}
            className={buttonClass({ variant: 'ghost', size: 'sm', square: true })}
            onClick={copy}
          >
            <OutcomeIcon outcome={outcome?.kind} />
          </button>
        )}
      </Tooltip>
      <LiveRegion>{outcome?.kind === 'copied' ? copiedWord : why}</LiveRegion>
    </>
  );
}

const noCommands = [] as const;

function OutcomeIcon({ outcome }: { outcome: Outcome['kind'] | undefined }) {
  if (outcome === 'copied') return <Check aria-hidden="true" size={14} className="text-active-ink" />;
  if (outcome === 'failed') return <X aria-hidden="true" size={14} className="text-s4xx-ink" />;
  return <Copy aria-hidden="true" size={14} />;
}

async function copyToClipboard(text: CopyButtonProps['text']): Promise<Outcome> {
  let copied: string;
  try {
    copied = typeof text === 'string' ? text : await text();
  } catch (reason) {
    const message = reason instanceof Error ? reason.message : String(reason);
    return { kind: 'failed', why: `Nothing was copied: ${message}.` };
  }
  try {
    await navigator.clipboard.writeText(copied);
    return { kind: 'copied' };
  } catch {
    return { kind: 'failed', why: REFUSED };
  }
}
