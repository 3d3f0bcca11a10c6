import type { CallRequest } from '#call/call.ts';
import { wantsLength } from '#call/sendable.ts';
import { cutPieces, markSlots } from './curl-pieces.ts';
import type { CurlVariables } from './curl-variables.ts';
import { secretsInBody } from './literal-secrets.ts';
import { holdsUnshowable, literalOf, printfCommand, quoteArgument, type ShellPiece } from './shell-escaper.ts';

/** Linux takes 128 KiB for one argument, and what curl is given otherwise needs some room too. */
const longestInArgument = 100_000;
/** From here on curl asks the server first, with an Expect header: from 1 KiB up to version 7.64, from 1 MiB since. */
const expectsFrom = 512;

/** The body of a command: an option that holds it, or one that reads it from what `input` writes. */
export interface CurlBody {
  readonly option: string;
  readonly input: string | null;
  /** curl might ask the server first whether it takes the body. */
  readonly mayExpect: boolean;
}

/**
 * How the body is handed over; `null` where there is none. Text goes as an argument, which can't be taken for a file's
 * name; where a character of it would not survive a paste, or it is long, it goes through a pipe.
 */
export function curlBody({ method, body }: CallRequest, variables: CurlVariables): CurlBody | null {
  switch (body.kind) {
    case 'none':
      return wantsLength(method) ? textBody([]) : null;
    case 'text': {
      const marked = markSlots(body.text, variables);
      return textBody(cutPieces(marked, secretsInBody(marked.text), variables));
    }
    case 'file':
      return { option: `--data-binary ${quoteArgument(fileArgument(body.file.name))}`, input: null, mayExpect: true };
    default:
      return body satisfies never;
  }
}

/**
 * A file of the name that was picked, in the folder where the command is run: `-` alone would be standard input. A name
 * that would not survive a paste is written as `body`.
 */
function fileArgument(name: string): ShellPiece[] {
  return [{ kind: 'text', text: `@./${holdsUnshowable(name) ? 'body' : name}` }];
}

function textBody(pieces: readonly ShellPiece[]): CurlBody {
  const literal = literalOf(pieces);
  const mayExpect = pieces.some(({ kind }) => kind !== 'text') || literal.length > expectsFrom;
  const argument = holdsUnshowable(literal) ? null : quoteArgument(pieces);
  return argument !== null && bytesOf(argument) <= longestInArgument
    ? { option: `--data-raw ${argument}`, input: null, mayExpect }
    : { option: '--data-binary @-', input: printfCommand(pieces), mayExpect };
}

/** The length of a text in UTF-8. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
