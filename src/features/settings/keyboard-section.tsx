import { Kbd } from '#ui/kbd.tsx';
import { ShortcutList } from '#ui/shortcut-list.tsx';
import { Switch } from '#ui/switch.tsx';

/** Whether single letters and signs are keys, and how to choose otherwise. */
export interface KeyboardChoice {
  readonly areCharacterKeysOn: boolean;
  readonly onToggle: () => void;
}

/** Single keys on or off, and the keys that work everywhere. */
export function KeyboardSection({ areCharacterKeysOn, onToggle }: KeyboardChoice) {
  return (
    <>
      <Switch isOn={areCharacterKeysOn} onChange={onToggle}>
        <span className="block font-medium">Single-letter keys</span>
        <span className="block text-12 text-ink-2">
          R refreshes, G then T goes to Tokens. Turn them off where speech or another tool types letters. Keys with ⌘ or
          Ctrl, arrows and Escape always work.
        </span>
      </Switch>
      <h2 className="mt-6 mb-2 text-14 font-semibold">Keys that work everywhere</h2>
      {areCharacterKeysOn && (
        <p className="mb-3 text-ink-2">
          Each page has more: press <Kbd keys="?" /> <span className="sr-only">question mark</span> there to see them.
        </p>
      )}
      <ShortcutList />
    </>
  );
}
