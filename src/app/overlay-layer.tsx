import { lazy, Suspense } from 'react';
import { useOverlays } from './overlays.ts';
import { PaletteDialog } from './palette-dialog.tsx';

const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((module) => ({ default: module.ShortcutSheet })));
const MoreSheet = lazy(() => import('./more-sheet.tsx').then((module) => ({ default: module.MoreSheet })));

/** The overlay that is open, fetched when it is first asked for. */
export function OverlayLayer() {
  const open = useOverlays((overlays) => overlays.open);
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <PaletteDialog />}
      {open === 'shortcuts' && <ShortcutSheet />}
      {open === 'more' && <MoreSheet />}
    </Suspense>
  );
}
