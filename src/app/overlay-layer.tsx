import { lazy, Suspense } from 'react';
import { useOverlays } from './overlays.ts';
import { PaletteDialog } from './palette-dialog.tsx';

const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((module) => ({ default: module.ShortcutSheet })));
const DropAnywhere = lazy(() =>
  import('#features/sharing/drop-anywhere.tsx').then((module) => ({ default: module.DropAnywhere })),
);
const MoreSheet = lazy(() => import('./more-sheet.tsx').then((module) => ({ default: module.MoreSheet })));

/** The overlay that is open, fetched when it is first asked for; and what takes files that are dropped, after the page. */
export function OverlayLayer() {
  const open = useOverlays((overlays) => overlays.open);
  return (
    <>
      <Suspense fallback={null}>
        <DropAnywhere />
      </Suspense>
      <Suspense fallback={null}>
        {open === 'palette' && <PaletteDialog />}
        {open === 'shortcuts' && <ShortcutSheet />}
        {open === 'more' && <MoreSheet />}
      </Suspense>
    </>
  );
}
