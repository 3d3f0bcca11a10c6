import { lazy, Suspense } from 'react';
import { useOverlays } from './overlays.ts';

const Palette = lazy(() => import('./palette.tsx').then(({ Palette }) => ({ default: Palette })));

/** The overlay that is open, fetched when it is first asked for. */
export function OverlayLayer() {
  const open = useOverlays((overlays) => overlays.open);
  return <Suspense fallback={null}>{open === 'palette' && <Palette />}</Suspense>;
}
