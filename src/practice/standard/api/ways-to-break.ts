import { gzipSync } from 'node:zlib';

/** One way for an answer to die: what is sent as it stands, and what comes instead of the rest. */
export interface WayToBreak {
  readonly words: string;
  readonly sends: Buffer;
  readonly ending: 'close' | 'reset' | 'silence';
}

const PART = '{\n  "measured": "half of it",\n';
const BODY = Buffer.from(JSON.stringify({ measured: 'all of it', values: Array.from({ length: 200 }, (_, at) => at) }));

/** Every way, by its name. */
export const WAYS_TO_BREAK: Readonly<Record<string, WayToBreak>> = {
  reset: way('resets the connection in the middle of the body', 'reset', head('Content-Length: 1000'), PART),
  'early-end': way('closes before Content-Length is reached', 'close', head('Content-Length: 1000'), PART),
  'header-only': way('closes after the head, before any of the body', 'close', head('Content-Length: 1000')),
  'half-head': way('closes in the middle of a header line', 'close', 'HTTP/1.1 200 OK\r\nContent-Ty'),
  'hang-up': way('closes without a byte', 'close'),
  'not-http': way('answers in another protocol', 'close', '220 mail.practice.example ESMTP ready\r\n'),
  'bad-header': way('sends a header line that is none', 'close', head('Content-Length: 2', 'no colon here'), '{}'),
  'two-lengths': way('names two lengths', 'close', head('Content-Length: 2', 'Content-Length: 4'), '{}'),
  chunk: way('breaks the chunked coding', 'close', head('Transfer-Encoding: chunked'), chunk(PART), 'zz\r\nnot a size'),
  'slow-headers': way('never answers', 'silence'),
  stall: way('sends half of the body, then nothing', 'silence', head('Content-Length: 1000'), PART),
  'bad-gzip': badGzip(),
  'bad-json': way('says JSON and sends a page', 'close', head('Content-Length: 21'), '<h1>Gateway down</h1>'),
};

function way(words: string, ending: WayToBreak['ending'], ...sends: readonly (string | Buffer)[]): WayToBreak {
  return { words, ending, sends: Buffer.concat(sends.map((part) => Buffer.from(part))) };
}

function head(...lines: readonly string[]): string {
  const own = ['HTTP/1.1 200 OK', 'Content-Type: application/json; charset=utf-8', 'Cache-Control: no-store'];
  return [...own, 'Connection: close', ...lines, '', ''].join('\r\n');
}

function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

/** A true beginning, then bytes that no inflater takes. */
function badGzip(): WayToBreak {
  const coded = gzipSync(BODY);
  const broken = Buffer.concat([coded.subarray(0, coded.length / 2), Buffer.alloc(coded.length, 0xff)]);
  const headers = head('Content-Encoding: gzip', `Content-Length: ${broken.length}`);
  return way('says gzip and sends bytes that no inflater takes', 'close', headers, broken);
}
