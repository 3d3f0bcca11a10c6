import type { TokenRequestRow } from '#oauth/token-request-rows.ts';
import { classNames } from '#ui/class-names.ts';

/** The fields of a token request: name, value, meaning, origin and where that is written. */
export function TokenRequestRows({ rows }: { rows: readonly TokenRequestRow[] }) {
  return (
    <ul aria-label="Fields of the token request" className="overflow-hidden rounded-well border border-line">
      {rows.map((row, place) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a resource may stand twice, its place may not
          key={place}
          className="grid min-h-9 grid-cols-[150px_minmax(0,168px)_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line-faint px-3.5 py-1 text-12 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <span className="font-mono font-medium wrap-anywhere">{row.name}</span>
          <span className="font-mono wrap-anywhere text-ink-2 max-md:order-1 max-md:col-span-2">
            {row.value.map((span, at) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place
                key={at}
                className={classNames(span.tone === 'secret' && 'text-ink-3')}
              >
                {span.text}
              </span>
            ))}
          </span>
          <span className="text-ink-2 max-md:order-2 max-md:col-span-2">{row.meaning}</span>
          <span className="text-right text-11 leading-3.5 text-ink-3">
            <span className="block">{originWords(row)}</span>
            <span className="block">{row.source}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function originWords({ origin, place }: TokenRequestRow): string {
  if (place === 'header') return `${origin}, as a header`;
  return place === 'query' ? `${origin}, in the query` : origin;
}

/** "4 fields, JSON, 1 header" */
export function fieldCounts(rows: readonly TokenRequestRow[], isJson: boolean): string {
  const headers = rows.filter(({ place }) => place === 'header').length;
  const fields = rows.length - headers;
  return [
    `${fields} ${fields === 1 ? 'field' : 'fields'}`,
    isJson ? 'JSON' : 'form',
    ...(headers === 0 ? [] : [`${headers} ${headers === 1 ? 'header' : 'headers'}`]),
  ].join(', ');
}
