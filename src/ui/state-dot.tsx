import { X } from 'lucide-react';
import { classNames } from './class-names.ts';
import { fillTone, type Tone } from './tone.ts';

/** A state as a shape: disc, hollow when expired, a cross when revoked. The word stands beside it. */
export function StateDot({ tone, size = 'md' }: { tone: Tone; size?: 'md' | 'sm' }) {
  if (tone === 'revoked') return <X aria-hidden="true" className="size-3 text-revoked-ink" />;
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'keep-colour inline-block flex-none rounded-full',
        size === 'sm' ? 'size-1.5' : 'size-2',
        tone === 'expired' ? 'border-[1.5px] border-expired' : fillTone[tone],
      )}
    />
  );
}
