import type { Row } from './saved-request.ts';

/** What stands before a line that is switched off. */
const off = '// ';

/** Rows as text, a line each: `Name: value`, with `// ` in front of one that is switched off. */
export function writeBulk(rows: readonly Row[]): string {
  return rows.map(({ name, value, isEnabled }) => `${isEnabled ? '' : off}${name}: ${value}`).join('\n');
}

/** Reads rows back. A line without a colon is a name; blank lines are none. */
export function readBulk(text: string): Row[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (line.trim() === '') return [];
    const isEnabled = !line.trimStart().startsWith('//');
    const written = isEnabled ? line : line.trimStart().slice(2).replace(/^ /, '');
    const at = written.indexOf(':');
    if (at < 0) return [{ name: written.trim(), value: '', isEnabled }];
    return [{ name: written.slice(0, at).trim(), value: written.slice(at + 1).replace(/^ /, ''), isEnabled }];
  });
}
