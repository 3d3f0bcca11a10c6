/** Bytes in a row of a hex view. */
export const rowBytes = 16;

/** One row of a hex view. */
export interface HexRow {
  /** Where it begins: "00000010". */
  readonly offset: string;
  /** "48 65 6c 6c 6f", its second half set off by two spaces. */
  readonly hex: string;
  /** What is printable in ASCII; a dot for every other byte. */
  readonly ascii: string;
}

/** Writes the row that begins at `row` times sixteen. */
export function hexRow(bytes: Uint8Array, row: number): HexRow {
  const from = row * rowBytes;
  const part = [...bytes.subarray(from, from + rowBytes)];
  const hex = part.map((byte) => byte.toString(16).padStart(2, '0'));
  return {
    offset: from.toString(16).padStart(8, '0'),
    hex: [hex.slice(0, 8).join(' '), hex.slice(8).join(' ')].filter(Boolean).join('  '),
    ascii: part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(''),
  };
}
