// A redirect that was not followed though it was asked for, RFC 9110 section 15.4.
import type { RedirectStop } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import { type Diagnosis, type Evidence, fact } from './diagnosis.ts';

/** Explains where following redirects came to an end. */
export function explainRedirectStop(call: CallView, why: RedirectStop): Diagnosis {
  const [headline, sentence] = words[why];
  return { headline, sentence, evidence: evidenceFor(call, why), fix: null, code: null, source: 'RFC 9110 §15.4' };
}

const words: Readonly<Record<RedirectStop, readonly [headline: string, sentence: string]>> = {
  'too-many': [
    'It redirects in a loop, or in a chain longer than 20.',
    'After 20 redirects the dev-proxy stops. Look among the hops for an address that comes twice, then call the URL that answers without a redirect.',
  ],
  'bad-location': [
    'The redirect leads nowhere.',
    'Its Location is missing, or no http or https URL, so there is nothing to follow.',
  ],
  'body-to-another-origin': [
    'The redirect wants the body at another origin.',
    'A body may hold secrets, so it is not sent on to another scheme, host or port. Send the request there yourself if that is meant.',
  ],
};

function evidenceFor({ hops, head, redirectsTo, lastUrl }: CallView, why: RedirectStop): Evidence[] {
  const status = head ? `${head.status} ${head.reason}`.trim() : 'no status';
  const count = hops.length === 1 ? '1 redirect was followed' : `${hops.length} redirects were followed`;
  const leads =
    why === 'bad-location'
      ? fact(`${status} from ${lastUrl}`, 'Its Location header stands among the headers.')
      : fact(`${status} leads to ${redirectsTo ?? 'an unreadable address'}`, `It came from ${lastUrl}.`);
  return [fact(count, 'The chain stands under Hops.'), leads];
}
