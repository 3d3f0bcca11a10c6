import { readNumbers } from './number-parameters.ts';
import { type Operation, sendInvalid } from './operation.ts';
import { pause, write } from './patience.ts';

const REPORT_EVERY = 5;
const COMMENT_EVERY = 4;

/** Server-sent events (HTML Standard, section 9.2): readings, now and then a report of several lines, and comments. */
export const stream: Operation = {
  path: '/stream',
  methods: ['GET'],
  example: '/stream?events=20&every=300',
  words: 'Server-sent events, every so many milliseconds; events=0 never ends.',
  async answer({ res, url }) {
    const read = readNumbers(url.searchParams, {
      events: { from: 0, to: 100_000, otherwise: 20, whole: true },
      every: { from: 1, to: 60_000, otherwise: 300, whole: true },
    });
    if ('wrong' in read) return sendInvalid(res, read.wrong);
    const { events, every } = read.numbers;
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    for (let id = 1; events === 0 || id <= events; id += 1) {
      if (id > 1 && !(await pause(res, every))) return;
      if (!(await write(res, eventText(id)))) return;
    }
    res.end();
  },
};

function eventText(id: number): string {
  const comment = id % COMMENT_EVERY === 0 ? `: ${id} events so far\n\n` : '';
  const volts = Number(Math.sin(id / 3).toFixed(3));
  const isReport = id % REPORT_EVERY === 0;
  const json = isReport ? JSON.stringify({ report: id / REPORT_EVERY, volts }, null, 2) : JSON.stringify({ volts });
  const lines = json.split('\n').map((line) => `data: ${line}\n`);
  return `${comment}id: ${id}\nevent: ${isReport ? 'report' : 'reading'}\n${lines.join('')}\n`;
}
