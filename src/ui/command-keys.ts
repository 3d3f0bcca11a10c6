import type { Command } from './command.ts';
import { isAppleKeyboard } from './key-name.ts';
import { isArrow, isCharacterKey, isChord, isSequence, isWriting, ownsArrows } from './key-press.ts';

interface KeyedCommands {
  /** The innermost and newest first. */
  readonly commands: () => readonly Command[];
  readonly areCharacterKeysOn: () => boolean;
}

/** How long the second key of a sequence is waited for. */
const sequenceMs = 1_000;

/**
 * What a key press means among the commands at hand; listens on the window, so that whatever has the focus comes first.
 * An open dialog has the keyboard to itself.
 */
export function createKeyListener({ commands, areCharacterKeysOn }: KeyedCommands): (event: KeyboardEvent) => void {
  let begun: { key: string; at: number } | null = null;

  function findPressed(event: KeyboardEvent): Command[] {
    const first = begun && event.timeStamp - begun.at < sequenceMs ? begun.key : null;
    begun = null;
    const areOn = areCharacterKeysOn();
    const isOne = (keys: readonly string[] | undefined, find: (keys: readonly string[]) => boolean) =>
      keys !== undefined && (areOn || !isCharacterKey(keys)) && find(keys);
    const isSecond = (keys: readonly string[]) =>
      isSequence(keys) && keys[0] === first && isPressed(keys.slice(1), event);
    const isFirst = (keys: readonly string[]) => isSequence(keys) && isPressed(keys.slice(0, 1), event);
    const isWhole = (keys: readonly string[]) => !isSequence(keys) && isPressed(keys, event);

    const all = commands();
    const ended = all.filter(({ keys }) => isOne(keys, isSecond));
    if (ended.length > 0) return ended;
    const [begins] = all.filter(({ keys }) => isOne(keys, isFirst));
    if (begins?.keys?.[0]) begun = { key: begins.keys[0], at: event.timeStamp };
    return all.filter(({ keys, alsoKeys }) => isOne(keys, isWhole) || isOne(alsoKeys, isWhole));
  }

  return (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (modifierKeys.has(event.key) || event.isComposing) return;
    const found = findPressed(event).filter((command) => worksHere(command, event));
    const command = found.find(({ isAvailable = true }) => isAvailable);
    // The browser's own meaning of ⌘S or ⌘D never comes through, not even while the command rests.
    if (command || found.some(({ keys }) => keys?.includes('⌘'))) event.preventDefault();
    if (!command || (event.repeat && !command.repeats)) return;
    if (event.key === 'Escape' && !command.isForFieldsToo && isWriting(event.target)) event.target.blur();
    else command.run();
  };
}

/** Where one writes, characters are text, ⌘⌫ and ⌘Z edit it; Escape leaves the field. */
function worksHere({ keys = [], isForFieldsToo }: Command, event: KeyboardEvent): boolean {
  if (event.key.startsWith('Arrow') && ownsArrows(event.target)) return false;
  if (!isWriting(event.target) || isForFieldsToo) return true;
  return !isCharacterKey(keys) && !isArrow(keys) && !keys.includes('⌫') && !keys.includes('Z');
}

const isPressed = (chord: readonly string[], event: KeyboardEvent) => isChord(chord, event, isAppleKeyboard);
const modifierKeys = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
