import { readNumbers } from './number-parameters.ts';
import { type Operation, READING, sendInvalid } from './operation.ts';
import { write } from './patience.ts';

const MEGABYTE = 1_000_000;
/** Of a record and what separates it from the next. Both brackets together are as long, so the sizes come out even. */
const RECORD_BYTES = 200;
const SEPARATOR_BYTES = ',\n'.length;
const RECORDS_PER_PART = 250;
const QUANTITIES = ['voltage', 'current', 'frequency', 'phase', 'noise'];

/** A JSON array of exactly so many megabytes, the same each time, written only as fast as it is read. */
export const large: Operation = {
  path: '/large',
  methods: READING,
  example: '/large?mb=10',
  words: 'A JSON array of exactly so many megabytes, 1 to 100.',
  async answer({ req, res, url }) {
    const read = readNumbers(url.searchParams, { mb: { from: 1, to: 100, otherwise: 10, whole: true } });
    if ('wrong' in read) return sendInvalid(res, read.wrong);
    const bytes = read.numbers.mb * MEGABYTE;
    res.writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': bytes,
      'Cache-Control': 'no-store',
    });
    if (req.method !== 'HEAD') {
      for (const part of parts(bytes / RECORD_BYTES)) if (!(await write(res, part))) return;
    }
    res.end();
  },
};

function* parts(records: number): Generator<string> {
  for (let first = 1; first <= records; first += RECORDS_PER_PART) {
    let part = first === 1 ? '[' : '';
    for (let id = first; id < first + RECORDS_PER_PART; id += 1) part += record(id) + (id === records ? ']' : ',\n');
    yield part;
  }
}

function record(id: number): string {
  const fields = {
    id,
    quantity: QUANTITIES[id % QUANTITIES.length],
    value: ((id * 7919) % 100_000) / 1000,
    probe: { channel: (id % 4) + 1, grounded: id % 3 === 0 },
    note: '',
  };
  const unpadded = JSON.stringify(fields);
  return JSON.stringify({ ...fields, note: '.'.repeat(RECORD_BYTES - SEPARATOR_BYTES - unpadded.length) });
}
