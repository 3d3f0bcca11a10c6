import { createPreferences } from '#vault/preferences.ts';

/** What is kept of a view on this device: open tabs, pane widths. */
export const preferences = createPreferences();
