import { explainRefusedResponse } from '#diagnosis/authorization-failure.ts';
import type { PasteRefusal } from '#oauth/pasted-response.ts';

/** Why a paste is not used, and what to paste instead. */
export function refusedPasteWords(reason: PasteRefusal): { headline: string; sentence: string } {
  switch (reason.kind) {
    case 'other-address':
      return {
        headline: 'This is the address of another page.',
        sentence: `It begins with ${reason.received}; the answer to this run comes to ${reason.expected}.`,
      };
    case 'several-responses':
      return { headline: 'There are several answers in it.', sentence: 'Paste the one that belongs to this run.' };
    case 'no-response-in-it':
      return { headline: 'No answer is in it.', sentence: 'Paste the whole address, with all that follows the ?.' };
    case 'consent-url':
      return { headline: 'This is the consent URL.', sentence: 'Open it, allow, and paste the address it leads to.' };
    case 'looks-like-a-token':
      return { headline: 'This looks like a token, not a code.', sentence: 'A code is asked for here.' };
    case 'looks-like-a-secret':
      return {
        headline: `This looks like the ${reason.label}, not a code.`,
        sentence: 'Paste the code that the provider shows.',
      };
    case 'own-state':
      return { headline: 'This is the state of this run.', sentence: 'The code is another value of the same answer.' };
    case 'bare-code-not-taken':
      return {
        headline: 'A bare code can’t be checked.',
        sentence: 'This provider sends a state along: paste the whole address, so that it can be compared.',
      };
    case 'not-a-code':
      return { headline: 'This is no code.', sentence: 'A code is one word, without spaces.' };
    case 'too-long':
      return { headline: 'This is too long.', sentence: `An answer has at most ${reason.limit} characters.` };
    default:
      return explainRefusedResponse(reason);
  }
}
