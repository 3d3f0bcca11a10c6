/** The part of a `KeyboardEvent` that tells which keys are down. */
export type KeyEvent = Pick<
  KeyboardEvent,
  'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

/**
 * Whether an event is this chord: modifiers, then one key as it is drawn on a control (`['⌘', 'S']`, `['[']`, `['Esc']`).
 * A letter is found by its place where the layout has no Latin ones; a sign counts however the layout reaches it.
 * @param isApple there ⌘ is the ⌘ key alone, since Ctrl with a letter edits text; elsewhere it is Ctrl, or ⌘ where there is one.
 */
export function isChord(chord: readonly string[], event: KeyEvent, isApple: boolean): boolean {
  const key = chord.at(-1) ?? '';
  const wantsCommand = chord.includes('⌘');
  if (isSign(key) && !wantsCommand) return event.key === key && !event.metaKey && !isControl(event);
  const isCommand = event.metaKey || (event.ctrlKey && !isApple);
  const isOther = event.altKey !== chord.includes('Alt') || (event.ctrlKey && isApple);
  if (isOther || isCommand !== wantsCommand || event.shiftKey !== chord.includes('⇧')) return false;
  return isLetter(key) ? letterOf(event) === key.toLowerCase() : event.key === (eventNames[key] ?? key);
}

/** Whether it begins with a character one could also write: such keys rest in text fields, and can be turned off. */
export function isCharacterKey([first = '']: readonly string[]): boolean {
  return isLetter(first) || isSign(first);
}

/** Whether the keys are pressed one after the other (`['G', 'T']`), not together. */
export function isSequence(keys: readonly string[]): boolean {
  return keys.length > 1 && keys.every(isLetter);
}

/** Whether the focus is where one writes or chooses by letters. */
export function isWriting(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.closest(writable) !== null;
}

/** Whether what has the focus moves by the arrow keys itself, or scrolls by them. */
export function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(arrowOwners) !== null;
}

/** Whether it is one of ↑ ↓ ← →, without modifiers. */
export function isArrow(keys: readonly string[]): boolean {
  return keys.length === 1 && (eventNames[keys[0] ?? '']?.startsWith('Arrow') ?? false);
}

const eventNames: Record<string, string | undefined> = {
  '↵': 'Enter',
  '⌫': 'Backspace',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  Esc: 'Escape',
};

const writable =
  'input:not([type=radio], [type=checkbox], [type=button], [type=file]), textarea, select, [contenteditable]:not([contenteditable=false])';
const arrowOwners =
  '[role=tablist], [role=radiogroup], [role=region], [role=tree], [role=grid], [role=listbox], [role=menu], [role=separator], [role=slider]';

const isLetter = (key: string) => /^[A-Z]$/.test(key);
const isSign = (key: string) =>
  key.length === 1 && !isLetter(key) && !(key in eventNames) && key !== '⌘' && key !== '⇧';

/** AltGr, by which many layouts reach `[`, is Ctrl with Alt on Windows. */
const isControl = (event: KeyEvent) => event.ctrlKey && !event.getModifierState('AltGraph');

function letterOf({ key, code }: KeyEvent): string {
  const isForeign = key.length === 1 && key > '\u007f';
  return (isForeign && /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()) || key.toLowerCase();
}
