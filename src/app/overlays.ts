import { create } from 'zustand';

/** What lies over every page when asked for; one at a time. */
export type Overlay = 'palette' | 'shortcuts' | 'more';

interface Overlays {
  readonly open: Overlay | null;
  readonly show: (overlay: Overlay) => void;
  readonly close: () => void;
}

/** Which overlay is open. */
export const useOverlays = create<Overlays>()((set) => ({
  open: null,
  show: (open) => set({ open }),
  close: () => set({ open: null }),
}));
