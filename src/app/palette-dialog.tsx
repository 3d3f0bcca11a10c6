import { Search } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useOverlays } from './overlays.ts';

/** Fetches the palette itself. */
export const loadPalette = () => import('./palette.tsx').then(({ Palette }) => ({ default: Palette }));

const Palette = lazy(loadPalette);

/** The palette in its dialog, which is there at once: what is typed while the rest is fetched is taken over. */
export function PaletteDialog() {
  const close = useOverlays((overlays) => overlays.close);
  const [text, setText] = useState('');
  return (
    <Dialog title="Command palette" place="top" onClose={close}>
      <Suspense fallback={<EarlyField text={text} onChange={setText} />}>
        <Palette
          text={text}
          onChange={setText}
          onClose={close}
          frameField={(field) => <FieldFrame>{field}</FieldFrame>}
          fieldClass={fieldClass}
        />
      </Suspense>
    </Dialog>
  );
}

const fieldClass = 'min-w-0 flex-1 bg-transparent text-16 text-ink outline-none placeholder:text-ink-3';

function EarlyField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <FieldFrame>
      <input
        ref={field}
        aria-label="Search or run"
        placeholder="Search or run"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        className={fieldClass}
      />
    </FieldFrame>
  );
}

function FieldFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-13.5 items-center gap-3 border-b border-line px-4.5 text-ink-3">
      <Search aria-hidden="true" size={16} className="flex-none" />
      {children}
      <Kbd keys="Esc" />
    </div>
  );
}
