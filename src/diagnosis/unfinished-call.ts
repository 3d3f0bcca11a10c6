import type { Ending, TimeoutStage } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import { hostOf } from '#call/host-of.ts';
import { refusals } from '#call/refusal.ts';
import { brokenOffEvidence, brokenOffWords } from './broken-off.ts';
import { type Diagnosis, type Evidence, fact, spanInWords } from './diagnosis.ts';
import { certificateEvidence, type FailureWords, isBeforeRequest, tlsFailureWords } from './tls-failure.ts';
import { unreachableWords } from './unreachable-host.ts';

type Unfinished = Exclude<Ending, { kind: 'response' }>;

/** Explains a call that ended without a whole response. */
export function explainUnfinishedCall(call: CallView, ending: Unfinished): Diagnosis {
  const host = hostOf(call.lastUrl) || 'The server';
  return {
    ...wordsFor(call, ending, host),
    evidence: [...evidenceFor(call, ending, host), ...redirectEvidence(call)],
    code: 'code' in ending ? ending.code : null,
    source: null,
  };
}

function wordsFor(call: CallView, ending: Unfinished, host: string): FailureWords {
  switch (ending.kind) {
    case 'unreachable':
      return unreachableWords(ending, host, call);
    case 'tls':
      return tlsFailureWords(ending.code, host);
    case 'timeout':
      return { ...timeoutWords[ending.during](host), fix: 'send-again' };
    case 'aborted':
      return again('This call was cancelled.', 'The request may have reached the provider before that.');
    case 'broken-off':
      return brokenOffWords(ending, host);
    case 'too-large':
      return ending.of === 'decoded'
        ? again(
            'The answer unpacks to more than the console takes.',
            'A small answer can be made to unpack without end. What came out up to the limit is kept below.',
          )
        : again('The answer is larger than the console takes.', 'What had arrived up to the limit is kept below.');
    case 'not-kept':
      return notKeptWords[ending.reason];
    case 'refused-by-proxy':
      return refusedWords(ending.code);
    case 'proxy-down':
      return again(
        'Authscope was not running.',
        'The console could not reach its own dev-proxy. If it still is down, start it again in the terminal.',
      );
  }
}

function again(headline: string, sentence: string): FailureWords {
  return { headline, sentence, fix: 'send-again' };
}

const notKeptWords = {
  full: {
    headline: 'The browser has no room left for this answer.',
    sentence: 'The call was ended. What could be kept is below. Free space, or delete calls, before sending again.',
    fix: 'send-again',
  },
  unavailable: {
    headline: 'The browser keeps no large answers here.',
    sentence:
      'It offers no private files to this page, as some do in private windows. The first megabyte is kept below.',
    fix: 'send-again',
  },
} as const satisfies Record<string, FailureWords>;

const timeoutWords: Readonly<Record<TimeoutStage, (host: string) => Pick<FailureWords, 'headline' | 'sentence'>>> = {
  connect: (host) => ({
    headline: `${host} could not be reached in time.`,
    sentence: 'No connection was made, so the request was not sent. A firewall may drop what is sent there.',
  }),
  headers: (host) => ({
    headline: `${host} did not answer in time.`,
    sentence: 'It may have taken the request, or not.',
  }),
  body: (host) => ({ headline: `${host} stopped in mid-answer.`, sentence: 'What had arrived is kept below.' }),
  total: (host) => ({
    headline: `The call to ${host} took longer than it may.`,
    sentence: 'It was ended for the time it took in all, redirects included. What had arrived is kept below.',
  }),
};

function refusedWords(code: string): FailureWords {
  const headline = 'The dev-proxy did not send this.';
  if (code === 'bad-key') return { headline, sentence: reasonOf(code), fix: 'reload' };
  const sentence = `${reasonOf(code)} Change the request: this one is refused each time.`;
  return { headline, sentence, fix: null };
}

/** Total: a record may have been stored by a newer version, with a code of its own. */
function reasonOf(code: string): string {
  return (
    Object.entries(refusals).find(([each]) => each === code)?.[1][1] ?? 'It gave a reason this version does not know.'
  );
}

const awaited: Readonly<Record<TimeoutStage, string>> = {
  connect: 'the connection',
  headers: 'the header of the answer',
  body: 'more of the body',
  total: 'all of the answer',
};

function evidenceFor(call: CallView, ending: Unfinished, host: string): Evidence[] {
  const after = `${spanInWords(call.phases.totalMs)} after sending`;
  switch (ending.kind) {
    case 'timeout': {
      const waited = spanInWords(ending.waitedMs);
      const claim = ending.during === 'total' ? `Ended after ${waited}` : `Silent for ${waited}`;
      return [fact(claim, `Measured by the dev-proxy while it waited for ${awaited[ending.during]}.`)];
    }
    case 'too-large':
      return [
        fact(
          `More than ${ending.limitBytes} bytes`,
          `The console's limit for one answer, ${ending.of === 'decoded' ? 'decoded' : 'on the wire'}.`,
        ),
      ];
    case 'not-kept':
      return [fact(`${ending.keptBytes} bytes kept`, `The call was ended ${after}.`)];
    case 'proxy-down':
      return [
        fact('No answer from the dev-proxy', `If it stopped in mid-call, the request may have reached ${host} before.`),
      ];
    case 'refused-by-proxy':
      return [fact(ending.code, `Decided before anything was sent to ${host}.`)];
    case 'aborted':
      return [fact('Cancelled from the console', `${after}.`)];
    case 'broken-off':
      return brokenOffEvidence(call, ending, host);
    default: {
      const where = call.remoteAddress ?? call.viaProxy ?? host;
      const reported = fact(ending.code || 'No code', `Reported for ${where}, ${after}.`);
      return ending.kind === 'tls' ? [reported, ...certificateEvidence(call)] : [reported];
    }
  }
}

/** It was not the host that the user wrote that failed. */
function redirectEvidence({ hops, url, lastUrl }: CallView): Evidence[] {
  if (hops.length === 0) return [];
  return [fact(`Redirected from ${hostOf(url)}`, `The call had been led to ${hostOf(lastUrl)} when it failed.`)];
}

/** Tells whether a call is known to have ended before its request was handed over. */
export function isKnownUnsent({ ending, hops }: CallView): boolean {
  // A redirect is an answer to a request that was sent.
  if (hops.length > 0) return false;
  switch (ending.kind) {
    case 'refused-by-proxy':
      return true;
    case 'tls':
      return isBeforeRequest(ending.code);
    case 'timeout':
      return ending.during === 'connect';
    case 'unreachable':
      return ending.during === 'dns' || ending.during === 'connect';
    default:
      return false;
  }
}
