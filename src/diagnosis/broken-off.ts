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
      return malformedWords(code, host);
    case 'early-end':
      return again(
        `The answer of ${host} ended early.`,
        `The connection was closed in good order before all of it had come. ${kept}`,
      );
    default:
      return again(`${host} broke the connection off.`, `The answer is incomplete. ${kept}`);
  }
}

/**
 * What an answer broke, by the parser's code: how far it came before that tells HTTP with a fault from no HTTP at all.
 * Framing that can be read in two ways lets one answer pass for two (RFC 9112 section 11).
 */
function malformedWords(code: string, host: string): FailureWords {
  const twoWays = 'Where it ends can be read in two ways, so none of it is taken for an answer.';
  switch (code) {
    case 'HPE_INVALID_CHUNK_SIZE':
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return again(`${host} broke its own chunked coding.`, `A chunk does not begin with its size. ${kept}`);
    case 'HPE_STRICT':
    case 'HPE_CR_EXPECTED':
    case 'HPE_LF_EXPECTED':
      return again(
        `${host} ended a line of its answer wrongly.`,
        `A header line or a chunk does not end in CRLF. ${kept}`,
      );
    case 'HPE_UNEXPECTED_CONTENT_LENGTH':
      return again(`${host} named the length of its answer twice.`, twoWays);
    case 'HPE_INVALID_CONTENT_LENGTH':
      return again(`${host} named a length that is none.`, 'Its Content-Length is not one whole number.');
    case 'HPE_INVALID_TRANSFER_ENCODING':
    case 'HPE_UNEXPECTED_TRANSFER_ENCODING':
      return again(
        `${host} named two framings for its answer.`,
        `Transfer-Encoding does not go with what else it says. ${twoWays}`,
      );
    case 'HPE_INVALID_HEADER_TOKEN':
    case 'HPE_UNEXPECTED_SPACE':
      return again(
        `${host} sent a header line that is none.`,
        'A line in the head of its answer has no colon, a space before it, or a character that may not be there.',
      );
    case 'HPE_INVALID_STATUS':
      return again(
        `${host} sent a status that is none.`,
        'The first line of its answer has no number of three digits.',
      );
    case 'HPE_INVALID_VERSION':
      return again(`${host} answered in an HTTP version that is none.`, 'The first line of its answer names it.');
    default:
      return again(`${host} did not answer in HTTP.`, 'Check the port: another kind of server may listen there.');
  }
}

function again(headline: string, sentence: string): FailureWords {
  return { headline, sentence, fix: 'send-again' };
}

/** How much had come, and who noticed the break. */
export function brokenOffEvidence(call: CallView, { code, expectedBytes }: BrokenOff, host: string): Evidence[] {
  const after = `${spanInWords(call.phases.totalMs)} after sending`;
  if (code.startsWith('PROXY_')) return [fact(code, `Noticed by the console, ${after}.`)];
  const noticed = fact(code || 'No code', `Reported for ${call.remoteAddress ?? host}, ${after}.`);
  if (!call.head) return [noticed];
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
