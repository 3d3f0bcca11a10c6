import { Eye, EyeOff } from 'lucide-react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import type { Revealed } from './use-revealed.ts';

export interface RevealButtonProps {
  revealed: Revealed<unknown>;
  what?: string;
  /** The icon alone. */
  isIcon?: boolean;
}

/** Shows what is masked, and hides it again. */
export function RevealButton({ revealed, what = '', isIcon = false }: RevealButtonProps) {
  const [Icon, verb] = revealed.value === null ? [Eye, 'Reveal'] : [EyeOff, 'Hide'];
  const words = [verb, what].filter(Boolean).join(' ');
  const icon = <Icon aria-hidden="true" size={14} />;
  if (isIcon) return <IconButton icon={icon} label={words} onClick={revealed.toggle} />;
  return (
    <Button size="sm" variant="ghost" leading={icon} onClick={revealed.toggle}>
      {words}
    </Button>
  );
}
