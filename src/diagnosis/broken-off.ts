// An answer that did not come whole, RFC 9112 section 8.
import type { Ending } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import { type Evidence, fact, spanInWords } from './diagnosis.ts';
import type { FailureWords } from './tls-failure.ts';

type BrokenOff = Extract<Ending, { kind: 'broken-off' }>;

const kept = 'What had arrived is kept below.';

/** Who broke off, and how: our own proxy, something in its place, or the other side. */
export function brokenOffWords({ code, how }: BrokenOff, host: string): FailureWords {
  if (code === 'PROXY_STREAM_CUT') {
    return again('Authscope stopped in mid-answer.', `The dev-proxy went away while it passed the answer on. ${kept}`);
  }
  if (code.startsWith('PROXY_')) {
    return {
      headline: 'Something else answered in place of the dev-proxy.',
      sentence: 'Reload the console to reach the Authscope that runs now.',
      fix: 'reload',
    };
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return again('The headers of the answer are larger than the dev-proxy reads.', `${host} sent more than it takes.`);
  }
  if (code === 'UPGRADE') return again(`${host} asked for another protocol.`, 'The console speaks HTTP only.');
  switch (how) {
    case 'not-http':
      return again(`${host} did not answer in HTTP.`, 'Check the port: another kind of server may listen there.');
    case 'early-end':
      return again(
        `The answer of ${host} ended early.`,
        `The connection was closed in good order before all of it had come. ${kept}`,
      );
    default:
      return again(`${host} broke the connection off.`, `The answer is incomplete. ${kept}`);
  }
}

function again(headline: string, sentence: string): FailureWords {
  return { headline, sentence, fix: 'send-again' };
}

/** How much had come, and who noticed the break. */
export function brokenOffEvidence(call: CallView, { code, how, expectedBytes }: BrokenOff, host: string): Evidence[] {
  const after = `${spanInWords(call.phases.totalMs)} after sending`;
  if (code.startsWith('PROXY_')) return [fact(code, `Noticed by the console, ${after}.`)];
  const noticed = fact(code || 'No code', `Reported for ${call.remoteAddress ?? host}, ${after}.`);
  if (how === 'not-http' || !call.head) return [noticed];
  const came = call.sizes.responseBytes;
  return [
    expectedBytes === null
      ? fact(`${bytes(came)} came`, 'The length was not told beforehand, so what is missing is not known.')
      : fact(`${came} of ${bytes(expectedBytes)} came`, 'Content-Length header of the answer.'),
    noticed,
  ];
}

function bytes(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}
