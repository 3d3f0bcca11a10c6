import { expect, test } from 'vitest';
import { createPreferences } from './preferences.ts';

function memoryStorage(room = Number.POSITIVE_INFINITY) {
  const items = new Map<string, string>();
  const storage = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem(name: string, value: string) {
      if (value.length > room) throw new DOMException('No room', 'QuotaExceededError');
      items.set(name, value);
    },
    removeItem: (name: string) => void items.delete(name),
  } as Storage;
  return { items, storage };
}

test('preferences are kept in the storage of the browser', () => {
  const { items, storage } = memoryStorage();
  const preferences = createPreferences(() => storage);
  expect(preferences.getItem('theme')).toBeNull();
  preferences.setItem('theme', 'dark');
  expect(items.get('theme')).toBe('dark');
  expect(createPreferences(() => storage).getItem('theme')).toBe('dark');
  preferences.removeItem('theme');
  expect(preferences.getItem('theme')).toBeNull();
});

test('what another tab set is seen', () => {
  const { items, storage } = memoryStorage();
  const preferences = createPreferences(() => storage);
  preferences.setItem('theme', 'dark');
  items.set('theme', 'light');
  expect(preferences.getItem('theme')).toBe('light');
});

test('where storage is off, preferences last as long as the page', () => {
  const preferences = createPreferences(() => {
    throw new DOMException('Storage is off', 'SecurityError');
  });
  expect(preferences.getItem('theme')).toBeNull();
  preferences.setItem('theme', 'dark');
  expect(preferences.getItem('theme')).toBe('dark');
  preferences.removeItem('theme');
  expect(preferences.getItem('theme')).toBeNull();
});

test('where storage is full, the new value counts all the same, until one fits again', () => {
  const { items, storage } = memoryStorage(5);
  const preferences = createPreferences(() => storage);
  preferences.setItem('panes', '30:70');
  preferences.setItem('panes', '33.3:66.7');
  expect(preferences.getItem('panes')).toBe('33.3:66.7');
  expect(items.get('panes')).toBe('30:70');
  preferences.setItem('panes', '50:50');
  expect(preferences.getItem('panes')).toBe('50:50');
  expect(items.get('panes')).toBe('50:50');
});
