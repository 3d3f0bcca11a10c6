import { useRef } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import type { Command } from './command.ts';
import { useCommands } from './commands.ts';
import { IconButton, type IconButtonProps } from './icon-button.tsx';

/** How the palette lists a button. */
export interface ButtonCommand extends Pick<Command, 'name' | 'detail' | 'isPrimary' | 'isHidden'> {
  /** Without it the name with its detail, which is enough unless one of them changes. */
  readonly id?: string;
  /** Actions, unless told. */
  readonly group?: Command['group'];
}

interface Commanded {
  readonly command: ButtonCommand;
}

/** A button whose act the palette lists, too: chosen there, the button is pressed. Its `keys` press it as well. */
export function CommandButton({ command, ...button }: ButtonProps & Commanded) {
  const ref = usePress(command, { ...button, isBusy: button.busy });
  return <Button ref={ref} {...button} />;
}

/** An icon alone whose act the palette lists. */
export function CommandIconButton({ command, ...button }: IconButtonProps & Commanded) {
  const ref = usePress(command, button);
  return <IconButton ref={ref} {...button} />;
}

interface Pressable extends Pick<ButtonProps, 'disabled' | 'keys'> {
  readonly isBusy?: boolean | undefined;
}

/** Offers a press of the button that takes the ref. */
function usePress({ id, group = 'Actions', ...command }: ButtonCommand, { disabled, isBusy, keys }: Pressable) {
  const ref = useRef<HTMLButtonElement>(null);
  useCommands([
    {
      ...command,
      id: id ?? [command.name, command.detail].filter(Boolean).join(' '),
      group,
      keys: typeof keys === 'string' ? [keys] : keys,
      isAvailable: !disabled && !isBusy,
      run: () => ref.current?.click(),
    },
  ]);
  return ref;
}
