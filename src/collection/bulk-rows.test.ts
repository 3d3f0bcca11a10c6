import { expect, test } from 'vitest';
import { readBulk, writeBulk } from './bulk-rows.ts';

test('rows go to text and back without a loss', () => {
  const rows = [
    { name: 'Accept', value: 'text/html;q=0.9, */*', isEnabled: true },
    { name: 'X-Url', value: 'https://api.example/{{id}}', isEnabled: false },
    { name: 'X-Blank', value: '', isEnabled: true },
    { name: 'X-Spaced', value: '  two blanks ', isEnabled: true },
  ];
  expect(writeBulk(rows)).toBe(
    'Accept: text/html;q=0.9, */*\n// X-Url: https://api.example/{{id}}\nX-Blank: \nX-Spaced:   two blanks ',
  );
  expect(readBulk(writeBulk(rows))).toEqual(rows);
});

test('text that was pasted from elsewhere is read as far as it goes', () => {
  expect(readBulk('Accept:application/json\r\n\r\nX-Flag\n//Off: 1')).toEqual([
    { name: 'Accept', value: 'application/json', isEnabled: true },
    { name: 'X-Flag', value: '', isEnabled: true },
    { name: 'Off', value: '1', isEnabled: false },
  ]);
});
