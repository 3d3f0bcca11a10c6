// Why no answer began: names, ports, routes, and an HTTP proxy on the way.
import type { ConnectStage, Ending } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import type { FailureWords } from './tls-failure.ts';

type Unreachable = Extract<Ending, { kind: 'unreachable' }>;

/** A failure to reach a host in words. Behind an HTTP proxy it is the proxy that could not be reached. */
export function unreachableWords({ code, during }: Unreachable, host: string, call: CallView): FailureWords {
  const refused = /^CONNECT_(\d+)$/.exec(code);
  const proxy = call.viaProxy;
  if (proxy !== null && refused) return refusedByOuterProxy(proxy, refused[1] ?? '', host);
  if (proxy !== null && during !== 'waiting') {
    return {
      headline: `The HTTP proxy ${proxy} could not be reached.`,
      sentence: 'Calls go through it because HTTPS_PROXY names it. Check that it runs, or start Authscope without it.',
      fix: 'send-again',
    };
  }
  return { ...direct(code, during, host), fix: 'send-again' };
}

function refusedByOuterProxy(proxy: string, status: string, host: string): FailureWords {
  return {
    headline: `The HTTP proxy ${proxy} does not connect to ${host}.`,
    sentence:
      status === '407'
        ? 'It answered 407: it wants a user and password. They belong into HTTPS_PROXY. The request was not sent.'
        : `It answered ${status}. The request was not sent.`,
    fix: 'send-again',
  };
}

function direct(code: string, during: ConnectStage, host: string): Omit<FailureWords, 'fix'> {
  switch (code) {
    case 'ENOTFOUND':
      return {
        headline: `${host} could not be found.`,
        sentence: 'Its name has no address. Check the spelling and your connection.',
      };
    case 'EAI_AGAIN':
      return {
        headline: `${host} could not be looked up.`,
        sentence: 'No name server answered. Check your connection.',
      };
    case 'ECONNREFUSED':
      return {
        headline: `Nothing listens at ${host}.`,
        sentence: 'The machine answered that the port is closed. Check that the server is running.',
      };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return {
        headline: `There is no way to ${host}.`,
        sentence: 'The network has no route to its address. Check your connection, and a VPN if it needs one.',
      };
    case 'ETIMEDOUT':
      return {
        headline: `${host} did not take the connection in time.`,
        sentence: 'Its address is silent: a firewall may drop what is sent there.',
      };
  }
  if (during !== 'waiting') {
    return { headline: `${host} could not be reached.`, sentence: 'The connection failed. The request was not sent.' };
  }
  return {
    headline: code === 'EOF' ? `${host} hung up without an answer.` : `${host} broke the connection off.`,
    sentence: 'The request was on its way and no answer began. It may have arrived or not.',
  };
}
