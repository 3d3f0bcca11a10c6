import { lazy, Suspense, useEffect, useState } from 'react';
import { hasOffers, subscribeToOffers } from './offer-undo.ts';

const Toasts = lazy(() => import('./toasts.tsx').then((loaded) => ({ default: loaded.Toasts })));

/** Where toasts appear. What draws them is fetched with the first one. */
export function Toaster() {
  const [isWanted, setWanted] = useState(hasOffers);
  useEffect(() => subscribeToOffers(() => setWanted(true)), []);
  return (
    isWanted && (
      <Suspense fallback={null}>
        <Toasts />
      </Suspense>
    )
  );
}
