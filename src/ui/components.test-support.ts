import { cleanup, configure } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach } from 'vitest';
import { takeOffers } from './offer-undo.ts';

// Parts of a page are fetched as they are asked for: on a busy machine that may take longer than a second.
configure({ asyncUtilTimeout: 5_000 });

// Component tests share one page: starting a browser's worth of globals for each file took three times as long as the
// tests. What a test leaves on the page is taken away here, after each.
afterEach(() => {
  cleanup();
  takeOffers();
  toast.dismiss();
  localStorage.clear();
  sessionStorage.clear();
});
