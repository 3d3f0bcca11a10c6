// The token requests of a page: which of its examples a profile is made from, and what the others add.
import type { FoundPair } from './found.ts';
import type { PastedPiece } from './pasted-pieces.ts';
import type { PastedRequest } from './pasted-request.ts';
import { clipped, type Draft } from './proposal.ts';
import { proposeExtras, proposeFromRefresh, proposeFromTokenRequest } from './propose-token-request.ts';
import type { ShellFlaw } from './shell-words.ts';

/**
 * Reads the token requests among the pieces. Examples of one grant tell of one profile; those of another are named.
 * False where there is none.
 */
export function proposeFromRequests(draft: Draft, pieces: readonly PastedPiece[], text: string): boolean {
  const [firsts, refreshes] = [requestsOf(pieces, 'token'), requestsOf(pieces, 'refresh')];
  const [first] = firsts;
  const [refresh] = refreshes;
  for (const request of firsts) {
    if (first && grantIn(request) === grantIn(first)) proposeFromTokenRequest(draft, request);
    else sayOther(draft, request);
  }
  for (const request of refreshes) {
    if (first) proposeFromRefresh(draft, request);
    else proposeFromTokenRequest(draft, request);
  }
  proposeExtras(draft, first, refresh);
  const [main] = [first ?? refresh];
  if (main && !main.url) draft.pass('token endpoint', 'the example has no address', main);
  sayFlaws(draft, pieces, text);
  return main !== undefined;
}

function requestsOf(pieces: readonly PastedPiece[], purpose: 'token' | 'refresh'): PastedRequest[] {
  return pieces.flatMap((piece) => (piece.kind === 'request' && piece.purpose === purpose ? [piece.request] : []));
}

function grantIn({ body, query }: PastedRequest): string {
  const isGrant = ({ name }: FoundPair) => name === 'grant_type';
  return (body.find(isGrant) ?? query.find(isGrant))?.value ?? '';
}

function sayOther(draft: Draft, request: PastedRequest) {
  const grant = clipped(grantIn(request)) || 'none said';
  const why = 'the page has an example of another grant in front of it: paste this one alone for a profile of its own';
  draft.pass(`${request.tool}, grant ${grant}`, why, request);
}

const flawWords: Record<ShellFlaw['kind'], readonly [what: string, found: string, instead: string]> = {
  'line-end-missing': ['ends without \\', 'A shell would stop there and send less', 'Read as one command.'],
  'line-end-lost': [
    'has \\ in front of a space',
    'Its line ends were lost: a shell would read one odd word',
    'Read as one command.',
  ],
  'quote-open': ['has a quote without an end', 'A shell would wait for it', 'Read to the end of the line.'],
};

/** Says what a shell would stumble over, and what the tools' options held that no request can have. */
function sayFlaws(draft: Draft, pieces: readonly PastedPiece[], text: string) {
  for (const piece of pieces) {
    if (piece.kind !== 'request') continue;
    for (const flaw of piece.request.flaws.slice(0, 20)) {
      const [what, found, instead] = flawWords[flaw.kind];
      draft.contradict({ what: `Line ${lineOf(text, flaw.start)} ${what}`, found, instead }, flaw);
    }
    for (const { what, why, start, end } of piece.request.notUnderstood.slice(0, 50))
      draft.pass(what, why, { start, end });
  }
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
