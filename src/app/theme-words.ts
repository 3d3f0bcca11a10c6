import type { Theme } from './appearance.ts';

/** What choosing a theme does, as a verb and its object. */
export const themeWords: Readonly<Record<Theme, string>> = {
  light: 'Use the light theme',
  dark: 'Use the dark theme',
  system: 'Follow the system’s theme',
};
