import { pathVariablesIn } from '#collection/path-variables.ts';
import { readQueryTable } from '#collection/query-table.ts';
import { encodeText } from '#collection/resolve-text.ts';
import type { SharedRequest } from '#collection/shared-document.ts';
import { readVariableText } from '#collection/variable-text.ts';
import { toPostmanText } from './postman-text.ts';

type UrlMembers = Pick<SharedRequest, 'url' | 'disabledParameters' | 'pathVariables'>;

/** A URL as Postman has it: its text, and its parts once more. Runners go by the parts. */
export function writeUrl({ url, disabledParameters, pathVariables }: UrlMembers): object {
  const raw = toPostmanText(url);
  const parts = /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/?#]*)([^?#]*)(\?[^#]*)?(?:#(.*))?$/is.exec(raw) ?? [];
  const [, protocol, authority = '', path = '', query, hash] = parts;
  const [, host = '', port] = /^(.*?)(?::(\d*|\{\{[^{}]*\}\}))?$/s.exec(authority) ?? [];
  const rows = queryOf({ url: raw, disabledParameters });
  const variables = variablesOf(raw, pathVariables);
  return {
    raw,
    ...(protocol !== undefined && { protocol }),
    host: labelsOf(host),
    ...(port !== undefined && { port }),
    ...(path !== '' && { path: path.replace(/^\//, '').split('/') }),
    ...((rows.length > 0 || query !== undefined) && { query: rows.length > 0 ? rows : [nothing] }),
    ...(hash !== undefined && { hash }),
    ...(variables.length > 0 && { variable: variables }),
  };
}

/** A parameter without a name and without `=`. */
const nothing = { key: null, value: null };

function queryOf(part: Pick<UrlMembers, 'url' | 'disabledParameters'>): object[] {
  return readQueryTable(part).map(({ name, value, isEnabled, isBare }) => {
    const written = isEnabled ? { name, value } : { name: toPostmanText(name), value: toPostmanText(value) };
    if (isBare && written.name === '' && isEnabled) return nothing;
    const pair = { key: written.name, value: isBare ? null : written.value };
    return isEnabled ? pair : { ...pair, disabled: true };
  });
}

/** Cut at its dots, but for those in the name of a variable. */
function labelsOf(host: string): string[] {
  const labels = [''];
  for (const [piece] of host.matchAll(/\{\{[^{}]*\}\}|[^.{]+|[{.]/g)) {
    if (piece === '.') labels.push('');
    else labels.push(`${labels.pop()}${piece}`);
  }
  return labels;
}

/** There a variable is a whole segment, and its value goes out as it is. */
function variablesOf(raw: string, values: UrlMembers['pathVariables']): object[] {
  const byName = new Map(values.map(({ name, value }) => [name, value]));
  const written = new Map<string, string>();
  for (const { name, start, end } of pathVariablesIn(raw)) {
    const [rest = ''] = /^[^/?#]*/.exec(raw.slice(end, end + 1000)) ?? [];
    const value = byName.get(name);
    if (value !== undefined) written.set(raw.slice(start + 1, end) + rest, encodedSegment(value) + rest);
  }
  return [...written].map(([key, value]) => ({ key, value }));
}

function encodedSegment(value: string): string {
  return readVariableText(value)
    .map((piece) =>
      piece.kind === 'text' ? encodeText(piece.text, 'path-segment') : toPostmanText(`{{${piece.name}}}`),
    )
    .join('');
}
