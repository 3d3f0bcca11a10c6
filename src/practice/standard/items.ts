/** One thing that the practice user owns. */
export interface Item {
  readonly id: number;
  readonly name: string;
  readonly bench: string;
}

/** One page of the items, or what is wrong with the numbers that were asked for. */
export type ItemPage =
  | {
      readonly items: readonly Item[];
      readonly page: number;
      readonly perPage: number;
      readonly total: number;
      readonly lastPage: number;
    }
  | { readonly wrong: string };

const NAMES = [
  'Oscilloscope',
  'Signal generator',
  'Logic analyzer',
  'Spectrum analyzer',
  'Multimeter',
  'Power supply',
  'Function generator',
  'Frequency counter',
  'LCR meter',
  'Electronic load',
  'Current probe',
  'Differential probe',
];
const BENCHES = ['North', 'South'];
const ITEMS: readonly Item[] = BENCHES.flatMap((bench, row) =>
  NAMES.map((name, column) => ({ id: row * NAMES.length + column + 1, name, bench })),
);
const MOST_PER_PAGE = 50;

/** Reads `page` (from 1) and `per_page` (1 to 50, 10 by default) and cuts that page out of the items. */
export function readItemPage(query: URLSearchParams): ItemPage {
  const page = wholeNumber(query.get('page') ?? '1');
  const perPage = wholeNumber(query.get('per_page') ?? '10');
  if (page === undefined) return { wrong: 'page must be a whole number from 1.' };
  if (perPage === undefined || perPage > MOST_PER_PAGE) {
    return { wrong: `per_page must be a whole number from 1 to ${MOST_PER_PAGE}.` };
  }
  return {
    items: ITEMS.slice((page - 1) * perPage, page * perPage),
    page,
    perPage,
    total: ITEMS.length,
    lastPage: Math.ceil(ITEMS.length / perPage),
  };
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
