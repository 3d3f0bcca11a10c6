import type { Ending } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import { hostOf } from '#call/host-of.ts';
import { refusals } from '#call/refusal.ts';
import { type Diagnosis, type Fix, fact, spanInWords } from './diagnosis.ts';

type Unfinished = Exclude<Ending, { kind: 'response' }>;

/** Explains a call that ended without a whole response. */
export function explainUnfinishedCall(call: CallView, ending: Unfinished): Diagnosis {
  const host = hostOf(call.url) || 'The server';
  const { headline, sentence, fix } = wordsOf(wordsFor(ending, host));
  return {
    headline,
    sentence,
    evidence: [fact(...evidenceFor(call, ending, host))],
    fix,
    code: 'code' in ending ? ending.code : null,
    source: null,
  };
}

type Words = readonly [headline: string, sentence: string, fix?: Fix | null];

function wordsOf([headline, sentence, fix = 'send-again']: Words) {
  return { headline, sentence, fix };
}

function wordsFor(ending: Unfinished, host: string): Words {
  switch (ending.kind) {
    case 'unreachable':
      return unreachable(ending.code, host);
    case 'tls':
      return [
        `No secure connection to ${host}.`,
        'Its certificate or its TLS version was not accepted, or the port speaks no TLS. The request was not sent.',
      ];
    case 'timeout':
      return ending.during === 'headers'
        ? [`${host} did not answer in time.`, 'It may have taken the request, or not.']
        : [`${host} stopped in mid-answer.`, 'What had arrived is kept below.'];
    case 'aborted':
      return ['This call was cancelled.', 'The request may have reached the provider before that.'];
    case 'broken-off':
      return brokenOff(ending.code, host);
    case 'too-large':
      return ['The answer is larger than the console takes.', 'What had arrived up to the limit is kept below.'];
    case 'refused-by-proxy':
      return [
        'The dev-proxy did not send this.',
        ending.code === 'bad-key'
          ? reasonOf(ending.code)
          : `${reasonOf(ending.code)} Change the request: this one is refused each time.`,
        ending.code === 'bad-key' ? 'reload' : null,
      ];
    case 'proxy-down':
      return [
        'Authscope was not running.',
        'The console could not reach its own dev-proxy. If it still is down, start it again in the terminal.',
      ];
  }
}

/** Total: a record may have been stored by a newer version, with a code of its own. */
function reasonOf(code: string): string {
  return (
    Object.entries(refusals).find(([each]) => each === code)?.[1][1] ?? 'It gave a reason this version does not know.'
  );
}

/** Who broke off: our own proxy, something in its place, or the other side. */
function brokenOff(code: string, host: string): Words {
  const kept = 'What had arrived is kept below.';
  if (code === 'PROXY_STREAM_CUT') {
    return ['Authscope stopped in mid-answer.', `The dev-proxy went away while it passed the answer on. ${kept}`];
  }
  if (code.startsWith('PROXY_')) {
    return [
      'Something else answered in place of the dev-proxy.',
      'Reload the console to reach the Authscope that runs now.',
      'reload',
    ];
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return ['The headers of the answer are larger than the dev-proxy reads.', `${host} sent more than it takes.`];
  }
  if (code === 'UPGRADE') return [`${host} asked for another protocol.`, 'The console speaks HTTP only.'];
  if (code.startsWith('HPE_'))
    return [`${host} did not answer in HTTP.`, 'Check the port: another kind of server may listen there.'];
  return [`${host} broke the connection off.`, `The answer is incomplete. ${kept}`];
}

function unreachable(code: string, host: string): [string, string] {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return [`${host} could not be found.`, 'Its name has no address. Check the spelling and your connection.'];
  }
  if (code === 'ECONNREFUSED') {
    return [
      `Nothing listens at ${host}.`,
      'The machine answered that the port is closed. Check that the server is running.',
    ];
  }
  return [
    `${host} could not be reached.`,
    'The connection failed before an answer began. The request may have arrived or not.',
  ];
}

function evidenceFor(call: CallView, ending: Unfinished, host: string): [claim: string, because: string] {
  const after = `${spanInWords(call.phases.totalMs)} after sending`;
  switch (ending.kind) {
    case 'timeout':
      return [
        `Silent for ${spanInWords(ending.waitedMs)}`,
        `Measured by the dev-proxy while it waited for ${ending.during}.`,
      ];
    case 'too-large':
      return [`More than ${ending.limitBytes} bytes`, "The console's limit for one answer."];
    case 'proxy-down':
      return [
        'No answer from the dev-proxy',
        `If it stopped in mid-call, the request may have reached ${host} before.`,
      ];
    case 'refused-by-proxy':
      return [ending.code, `Decided before anything was sent to ${host}.`];
    case 'aborted':
      return ['Cancelled from the console', `${after}.`];
    case 'broken-off':
      return ending.code.startsWith('PROXY_')
        ? [ending.code, `Noticed by the console, ${after}.`]
        : [ending.code || 'No code', `Reported for ${call.remoteAddress ?? host}, ${after}.`];
    default:
      return [ending.code || 'No code', `Reported for ${call.remoteAddress ?? host}, ${after}.`];
  }
}

/** Tells whether a call is known to have ended before its request was handed over. */
export function isKnownUnsent(call: CallView): boolean {
  const { ending } = call;
  if (ending.kind === 'refused-by-proxy' || ending.kind === 'tls') return true;
  if (ending.kind === 'unreachable') return beforeConnection.includes(ending.code);
  return false;
}

const beforeConnection = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'];
