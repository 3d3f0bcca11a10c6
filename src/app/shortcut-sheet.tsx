import { Link } from 'react-router';
import { Button } from '#ui/button.tsx';
import { useCharacterKeys } from '#ui/commands.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Note } from '#ui/note.tsx';
import { ShortcutList } from '#ui/shortcut-list.tsx';
import { useOverlays } from './overlays.ts';

/** The keys that work on the page in view, and everywhere. */
export function ShortcutSheet() {
  const close = useOverlays((overlays) => overlays.close);
  const areCharacterKeysOn = useCharacterKeys();
  return (
    <Dialog title="Keyboard shortcuts" size="wide" onClose={close} actions={<Button onClick={close}>Close</Button>}>
      <p className="mb-3">What works on this page now.</p>
      {!areCharacterKeysOn && (
        <div className="mb-3">
          <Note tone="info">
            Single-letter keys are off.{' '}
            <Link to="/settings/keyboard" onClick={close} className="font-medium underline">
              Open keyboard settings
            </Link>
          </Note>
        </div>
      )}
      <section
        aria-label="Shortcuts"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[60dvh] overflow-auto rounded-sm p-1"
      >
        <ShortcutList />
      </section>
    </Dialog>
  );
}
