import { classNames } from './class-names.ts';

/** One place of two aligned texts; empty where that text has nothing there. */
export interface CharPair {
  readonly ours: string;
  readonly theirs: string;
}

/** Longer than any address that people register; beyond it texts are laid side by side as they are. */
const alignedLength = 600;

/** Aligns two texts character by character, so that what is missing in one leaves a gap and the rest still meets. */
export function alignChars(ours: string, theirs: string): CharPair[] {
  const a = Array.from(ours);
  const b = Array.from(theirs);
  if (a.length > alignedLength || b.length > alignedLength) {
    return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => ({
      ours: a[at] ?? '',
      theirs: b[at] ?? '',
    }));
  }
  const meets = longestCommon(a, b);
  const pairs: CharPair[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) pairs.push({ ours: a[i++] ?? '', theirs: b[j++] ?? '' });
    else if (right === undefined || (left !== undefined && at(meets, i + 1, j) >= at(meets, i, j + 1)))
      pairs.push({ ours: a[i++] ?? '', theirs: '' });
    else pairs.push({ ours: '', theirs: b[j++] ?? '' });
  }
  return joinGaps(pairs);
}

const at = (table: readonly Uint16Array[], i: number, j: number) => table[i]?.[j] ?? 0;

/** How many characters the rests from (i, j) on have in common, in order. */
function longestCommon(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = table[i];
    for (let j = b.length - 1; row && j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

/** A character that is another one in the other text stands over it, not beside it. */
function joinGaps(pairs: readonly CharPair[]): CharPair[] {
  const joined: CharPair[] = [];
  let ours: string[] = [];
  let theirs: string[] = [];
  const flush = () => {
    const length = Math.max(ours.length, theirs.length);
    for (let place = 0; place < length; place++) joined.push({ ours: ours[place] ?? '', theirs: theirs[place] ?? '' });
    ours = [];
    theirs = [];
  };
  for (const pair of pairs) {
    if (pair.ours === pair.theirs) {
      flush();
      joined.push(pair);
      continue;
    }
    if (pair.ours) ours.push(pair.ours);
    if (pair.theirs) theirs.push(pair.theirs);
  }
  flush();
  return joined;
}

export interface CharCompareProps {
  ours: string;
  theirs: string;
  /** What each of them is: "this console", "registered". */
  labels: readonly [ours: string, theirs: string];
}

/** Two texts one over the other, each character that differs marked. Say the difference in words beside it. */
export function CharCompare({ ours, theirs, labels }: CharCompareProps) {
  const cell = 'block h-6.5 border-b border-line text-center leading-6.5 whitespace-pre';
  return (
    <div className="rounded-well border border-line bg-sunken px-3 py-2">
      <dl className="sr-only">
        <dt>{labels[0]}</dt>
        <dd>{ours}</dd>
        <dt>{labels[1]}</dt>
        <dd>{theirs}</dd>
      </dl>
      <div aria-hidden="true" className="flex gap-2">
        <div className="w-20 flex-none text-12 leading-6.5 text-ink-3">
          <div>{labels[0]}</div>
          <div>{labels[1]}</div>
        </div>
        <div className="flex min-w-0 flex-1 flex-wrap gap-y-2 font-mono text-13">
          {alignChars(ours, theirs).map((pair, place) => {
            const mark =
              pair.ours !== pair.theirs &&
              'rounded-sm border-transparent bg-expiring-tint font-semibold text-expiring-ink ring-1 ring-expiring ring-inset';
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <span key={place} className="w-[11.5px]">
                <span className={classNames(cell, mark)}>{pair.ours}</span>
                <span className={classNames(cell, mark)}>{pair.theirs}</span>
              </span>
            );
          })}
        </div>
      </div>
    </div>
  );
}
