import { Eye, EyeOff } from 'lucide-react';
import { Button } from './button.tsx';
import type { Revealed } from './use-revealed.ts';

/** Shows what is masked, and hides it again. */
export function RevealButton({ revealed, what = '' }: { revealed: Revealed<unknown>; what?: string }) {
  const [Icon, verb] = revealed.value === null ? [Eye, 'Reveal'] : [EyeOff, 'Hide'];
  return (
    <Button size="sm" variant="ghost" leading={<Icon aria-hidden="true" size={14} />} onClick={revealed.toggle}>
      {[verb, what].filter(Boolean).join(' ')}
    </Button>
  );
}
