import { lazy, Suspense } from 'react';
import { DropAnywhere } from '#features/sharing/drop-anywhere.tsx';
import { useOverlays } from './overlays.ts';
import { PaletteDialog } from './palette-dialog.tsx';

const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((module) => ({ default: module.ShortcutSheet })));
const MoreSheet = lazy(() => import('./more-sheet.tsx').then((module) => ({ default: module.MoreSheet })));

/** The overlay that is open, fetched when it is first asked for; and what takes files that are dropped, from the start. */
export function OverlayLayer() {
  const open = useOverlays((overlays) => overlays.open);
  return (
    <>
      <DropAnywhere />
      <Suspense fallback={null}>
        {open === 'palette' && <PaletteDialog />}
        {open === 'shortcuts' && <ShortcutSheet />}
        {open === 'more' && <MoreSheet />}
      </Suspense>
    </>
  );
}
