/** What one row of a JSON text laid out line by line is. */
export const rowKind = { scalar: 0, object: 1, array: 2, close: 3, emptyObject: 4, emptyArray: 5 } as const;

/** What a row's value is hidden as. */
export const rowSecrecy = { none: 0, secret: 1, cookie: 2 } as const;

/** What stands in a row, places counted in characters of the source. */
export interface JsonRow {
  readonly kind: number;
  /** Where the member name begins and ends with its quotes; -1 where there is none. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** The row of the object or array it stands in, -1 for the root. */
  readonly parent: number;
  /** Its place in there. */
  readonly ordinal: number;
}

/** Rows as columns of numbers: ten megabytes of JSON are half a million rows. */
export interface JsonRows {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly secrecy: Uint8Array;
  readonly keyStart: Int32Array;
  readonly keyEnd: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly depth: Int32Array;
  readonly parent: Int32Array;
  readonly ordinal: Int32Array;
  /** Of an object or array: the row that closes it, or `count` where it never closes. */
  readonly closedBy: Int32Array;
  /** Of an object or array: how many values it holds. */
  readonly size: Int32Array;
}

const bytes = ['kind', 'secrecy'] as const;
const numbers = ['keyStart', 'keyEnd', 'start', 'end', 'depth', 'parent', 'ordinal', 'closedBy', 'size'] as const;

type Columns = Record<(typeof bytes)[number], Uint8Array> & Record<(typeof numbers)[number], Int32Array>;

/** Collects rows in the order they are written. */
export interface RowWriter {
  /** Adds a row. @returns its place. */
  add(row: JsonRow): number;
  hide(row: number, secrecy: number): void;
  /** Closes the object or array of a row. */
  close(row: number, closedBy: number, size: number): void;
  /** The rows so far; the columns may be longer than `count`. */
  finish(): JsonRows;
}

/** Begins without rows. */
export function createRowWriter(): RowWriter {
  let columns = columnsOf(1024);
  let count = 0;
  return {
    add(row) {
      if (count === columns.kind.length) columns = columnsOf(count * 2, columns);
      const { kind, keyStart, keyEnd, start, end, depth, parent, ordinal } = columns;
      kind[count] = row.kind;
      keyStart[count] = row.keyStart;
      keyEnd[count] = row.keyEnd;
      start[count] = row.start;
      end[count] = row.end;
      depth[count] = row.depth;
      parent[count] = row.parent;
      ordinal[count] = row.ordinal;
      columns.closedBy[count] = -1;
      count += 1;
      return count - 1;
    },
    hide(row, secrecy) {
      columns.secrecy[row] = secrecy;
    },
    close(row, closedBy, size) {
      columns.closedBy[row] = closedBy;
      columns.size[row] = size;
    },
    finish: () => ({ count, ...columns }),
  };
}

function columnsOf(length: number, before?: Columns): Columns {
  const grown = <Column extends Uint8Array | Int32Array>(column: Column, old: Column | undefined): Column => {
    if (old) column.set(old);
    return column;
  };
  return Object.fromEntries([
    ...bytes.map((name) => [name, grown(new Uint8Array(length), before?.[name])]),
    ...numbers.map((name) => [name, grown(new Int32Array(length), before?.[name])]),
  ]) as Columns;
}
