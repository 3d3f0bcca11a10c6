import type { ComponentType, ReactNode } from 'react';

/** The practice provider's levers, from the feature that knows them: the app gives them to the pages they stand on. */
export interface PracticeLevers {
  /** Opens and closes them; nothing for a token of another provider, or a profile that gets its tokens there. */
  Button: ComponentType<{ profileId: string; tokenId: string | null }>;
  /** Them, while they are open; what it wraps, while they are not. */
  Panel: ComponentType<{ profileId: string; tokenId: string | null; children?: ReactNode }>;
}
