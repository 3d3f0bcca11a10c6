import { X } from 'lucide-react';
import { classNames } from './class-names.ts';
import { fillTone, type Tone } from './tone.ts';

/** A state as a shape: disc, hollow when expired, a cross when revoked. The word stands beside it. */
export function StateDot({ tone }: { tone: Tone }) {
  if (tone === 'revoked') return <X aria-hidden="true" className="size-3 text-revoked-ink" />;
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'keep-colour inline-block size-1.5 flex-none rounded-full',
        tone === 'expired' ? 'border-[1.5px] border-expired' : fillTone[tone],
      )}
    />
  );
}
