import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';

/** Fetches what the share dialog is made of. */
export const loadSharePanel = () =>
  import('#features/sharing/share-panel.tsx').then(({ SharePanel }) => ({ default: SharePanel }));

const SharePanel = lazy(loadSharePanel);

/** The share dialog, over the page whose address asks for it. */
export function ShareLayer() {
  const [search] = useSearchParams();
  if (search.get('panel') !== 'share') return null;
  return (
    <Suspense fallback={null}>
      <SharePanel />
    </Suspense>
  );
}
