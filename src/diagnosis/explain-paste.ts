// Why a pasted answer is not used (SECURITY.md R22).
import type { PasteRefusal } from '#oauth/pasted-response.ts';
import { explainRefusedResponse } from './authorization-failure.ts';
import { type Diagnosis, fact } from './diagnosis.ts';

/** Explains a paste that was refused, and says what to paste instead. Nothing was taken from it. */
export function explainRefusedPaste(reason: PasteRefusal): Diagnosis {
  switch (reason.kind) {
    case 'other-address':
      return say(
        'This is the address of another page.',
        `It begins with ${reason.received}; the answer to this run comes to ${reason.expected}.`,
        'RFC 9700 §2.1',
      );
    case 'several-responses':
      return say('Several answers are in it.', 'Paste the one that belongs to this run.');
    case 'no-response-in-it':
      return say('No answer is in it.', 'Paste the whole address, with all that follows the question mark.');
    case 'consent-url':
      return say('This is the consent URL.', 'Open it, allow, and paste the address that it leads to.');
    case 'looks-like-a-token':
      return say('This looks like a token.', 'A code is asked for here: it is shorter, and works once.');
    case 'looks-like-a-secret':
      return say(`This looks like the ${reason.label}.`, 'A code is asked for here. Keep the secret to yourself.');
    case 'own-state':
      return say('This is the state of this run.', 'The code is another value of the same answer.');
    case 'bare-code-not-taken':
      return say(
        'A code alone can’t be checked.',
        'This provider sends a state with it: paste the whole address, so that it can be compared.',
        'RFC 6749 §10.12',
      );
    case 'not-a-code':
      return say(
        'This is no code.',
        'A code is one word, without a space in it. Copy it alone, or the whole address of the page that shows it.',
        'RFC 6749 Appendix A.11',
      );
    case 'too-long':
      return say('This is too long.', `An answer has ${reason.limit} characters at most.`);
    case 'state-missing':
    case 'state-differs':
    case 'issuer-missing':
    case 'issuer-differs': {
      const diagnosis = explainRefusedResponse(reason);
      return { ...diagnosis, sentence: `${diagnosis.sentence} Paste the address of this run’s window, or start over.` };
    }
    default:
      return explainRefusedResponse(reason);
  }
}

function say(headline: string, sentence: string, source: string | null = null): Diagnosis {
  const evidence = [fact('Nothing of it was used', 'A refused paste yields no code and sends nothing.')];
  return { headline, sentence, evidence, fix: null, code: null, source };
}
