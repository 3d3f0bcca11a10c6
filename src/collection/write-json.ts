/** JSON to be written. Members are a map: an object would put names that look like numbers first. */
export type Json = string | number | boolean | null | readonly Json[] | ReadonlyMap<string, Json>;

/** Writes JSON as `JSON.stringify` would: two spaces a level, or all in one line. */
export function writeJson(json: Json, layout: 'indented' | 'compact'): string {
  return layout === 'compact' ? writeIn(json, null) : writeIn(json, '\n');
}

/** @param line what begins a line of this level, `null` for none. */
function writeIn(json: Json, line: string | null): string {
  if (json === null || typeof json !== 'object') return JSON.stringify(json);
  const inner = line === null ? null : `${line}  `;
  if (json instanceof Map) {
    const colon = line === null ? ':' : ': ';
    const members = [...json].map(([name, each]) => `${JSON.stringify(name)}${colon}${writeIn(each, inner)}`);
    return enclose('{}', members, line);
  }
  return enclose(
    '[]',
    (json as readonly Json[]).map((each) => writeIn(each, inner)),
    line,
  );
}

function enclose(brackets: string, written: readonly string[], line: string | null): string {
  const [open = '', close = ''] = brackets;
  if (line === null || written.length === 0) return `${open}${written.join(',')}${close}`;
  return `${open}${line}  ${written.join(`,${line}  `)}${line}${close}`;
}
