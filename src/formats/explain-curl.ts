import { refusals } from '#call/refusal.ts';
import type { CurlNote } from './curl-command.ts';
import type { CurlRefusal } from './curl-refusal.ts';
import type { CurlVariable } from './curl-variables.ts';

/** Says what a variable is to be set to. */
export function explainCurlVariable({ label, holds }: CurlVariable): string {
  switch (holds) {
    case 'value':
      return `The ${label}.`;
    case 'form-encoded':
      return `The ${label}, form-encoded: a space as +, and %26 for &.`;
    case 'json-escaped':
      return `The ${label}, escaped as within a JSON string: \\" for a quote.`;
    case 'as-typed':
      return `${label}, exactly as it was typed into the request.`;
  }
}

/** Says what is to be known before a command is run. */
export function explainCurlNote(note: CurlNote): string {
  switch (note.kind) {
    case 'redirects':
      return [
        'curl follows redirects too. On another host it drops Authorization and Cookie and sends every other header on;',
        'the console drops all that speak of a credential.',
        ...(note.repeatsMethod ? ['It repeats the method at every hop, where the console may go on with GET.'] : []),
      ].join(' ');
    case 'unverified':
      return 'The certificate is not verified, as the profile says.';
    case 'own-certificates':
      return 'The profile’s own certificates are not in the command: give curl their files with --cacert, --cert and --key.';
  }
}

/** Why there is no command, and what can be done. */
export interface CurlRefusalWords {
  readonly sentence: string;
  readonly next: string;
}

/** Explains why a request can't be copied as a command. */
export function explainCurlRefusal(refusal: CurlRefusal): CurlRefusalWords {
  switch (refusal.kind) {
    case 'unsendable':
      return {
        sentence: refusals[refusal.code][1],
        next: 'The console does not send this request either: change it first.',
      };
    case 'awaits':
      return { sentence: `The request still awaits its ${refusal.what}.`, next: 'Copy it once it was sent.' };
    case 'secret-in-host':
      return {
        sentence: 'A secret stands in the host of the URL.',
        next: 'Write the host out: a command that sends to a hidden one is not safe to run.',
      };
    case 'head-with-body':
      return {
        sentence: 'curl can’t send HEAD with a body: it would wait for one in the answer.',
        next: 'Take the body away, or send it with another method.',
      };
    case 'too-long':
      return {
        sentence:
          refusal.what === 'arguments'
            ? 'The URL or the headers are longer than a program takes on its command line.'
            : 'The body is longer than a command can be.',
        next: `At most ${refusal.limitBytes.toLocaleString('en')} bytes fit. Send it from the console.`,
      };
  }
}
