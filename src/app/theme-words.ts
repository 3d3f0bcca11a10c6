import type { Theme } from './appearance.ts';

const nextWords: Record<Theme, string> = {
  system: 'Switch to the light theme',
  light: 'Switch to the dark theme',
  dark: 'Follow the system’s theme',
};

/** What going on from a theme does, as a verb and its object. */
export function nextThemeWords(theme: Theme): string {
  return nextWords[theme];
}
