import { Check, Copy, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import type { ButtonSize, ButtonVariant } from './button-class.ts';
import { IconButton } from './icon-button.tsx';
import { LiveRegion } from './live-region.tsx';

const SHOWN_MS = 1200;

export interface CopyButtonProps {
  /** What is copied; a function is asked on the press. */
  text: string | (() => string | Promise<string>);
  /** Its name: "Copy response". */
  label: string;
  /** Shows this word beside the icon instead of the icon alone. */
  word?: string;
  /** Announced after the copy. */
  copiedWord?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  keys?: string;
}

type Outcome = 'copied' | 'failed' | null;

/** Copies on the press; the icon turns into a check for 1.2 s. */
export function CopyButton(props: CopyButtonProps) {
  const { text, label, word, copiedWord = 'Copied', variant = 'ghost', size = 'sm', keys } = props;
  const [outcome, setOutcome] = useState<Outcome>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    const done = await writeToClipboard(text).then(
      () => 'copied' as const,
      () => 'failed' as const,
    );
    setOutcome(done);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOutcome(null), SHOWN_MS);
  };
  const icon = <OutcomeIcon outcome={outcome} />;
  return (
    <>
      {word ? (
        <Button variant={variant} size={size} leading={icon} keys={keys} aria-label={label} onClick={copy}>
          {word}
        </Button>
      ) : (
        <IconButton variant={variant} size={size} icon={icon} label={label} keys={keys} onClick={copy} />
      )}
      <LiveRegion>{outcome && (outcome === 'copied' ? copiedWord : 'Copying failed')}</LiveRegion>
    </>
  );
}

function OutcomeIcon({ outcome }: { outcome: Outcome }) {
  if (outcome === 'copied') return <Check aria-hidden="true" size={14} className="text-active-ink" />;
  if (outcome === 'failed') return <X aria-hidden="true" size={14} className="text-s4xx-ink" />;
  return <Copy aria-hidden="true" size={14} />;
}

async function writeToClipboard(text: CopyButtonProps['text']): Promise<void> {
  await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
}
