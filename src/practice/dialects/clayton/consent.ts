import { consentForm } from '../../standard/consent-page.ts';
import { plainErrorPage } from '../../standard/error-page.ts';
import { isForeignForm } from '../../standard/foreign-form.ts';
import { html } from '../../standard/markup.ts';
import type { Page } from '../../standard/page.ts';
import { pageAnswer } from '../answers.ts';
import { readBodyFields } from '../request-fields.ts';
import { APPLICATION_NAME, CODE_SECONDS, type Launch, SCOPE } from './launch.ts';

/** What became of a consent URL: something to ask the user, or an answer already. */
type Consent = { readonly state: string | null } | { readonly answer: Response };

/** Shows the consent page, or why there is nothing to consent to. Nobody signs in: the one user is whoever looks. */
export function askConsent(launch: Launch, url: URL): Response {
  const consent = readConsent(launch, url);
  return 'answer' in consent ? consent.answer : pageAnswer(consentPage(launch, url));
}

/** Takes the pressed button of the consent page, and sends the browser on to the page that shows the code. */
export async function decideConsent(launch: Launch, request: Request, url: URL): Promise<Response> {
  const from = { origin: request.headers.get('origin'), site: request.headers.get('sec-fetch-site') };
  if (isForeignForm(from, url.origin)) {
    return pageAnswer(plainErrorPage('Refused', 'This form was sent by another site.'), 403);
  }
  const consent = readConsent(launch, url);
  if ('answer' in consent) return consent.answer;
  const form = await readBodyFields(request, ['form']);
  const act = 'fields' in form ? form.fields.get('act') : undefined;
  if (act === 'allow') return sendBack(launch, { code: launch.codes.issue(CODE_SECONDS) }, consent.state);
  if (act !== 'deny') return pageAnswer(consentPage(launch, url), 400);
  return sendBack(launch, { error: 'access_denied', error_description: 'The user pressed Deny.' }, consent.state);
}

/**
 * Checks an authorization request. What is wrong with client or redirect URI is shown here, since the answer must not
 * go to an address that nobody registered; all else is sent back (RFC 6749, section 4.1.2.1).
 */
function readConsent(launch: Launch, { searchParams: query }: URL): Consent {
  const { client_id: clientId, redirect_uri: redirectUri } = launch.facts;
  const only = (name: string) => query.getAll(name).filter((value) => value !== '');
  const [client] = only('client_id');
  if (query.getAll('client_id').length !== 1 || client !== clientId) {
    return shownHere('client_id', { received: only('client_id'), registered: clientId });
  }
  const redirects = only('redirect_uri');
  if (query.getAll('redirect_uri').length > 1 || redirects.some((each) => each !== redirectUri)) {
    return shownHere('redirect_uri', { received: redirects, registered: redirectUri });
  }
  const [state = null] = query.getAll('state').length === 1 ? only('state') : [];
  const error = faultOf(query);
  return error === undefined ? { state } : { answer: sendBack(launch, error, state) };
}

function faultOf(query: URLSearchParams): Readonly<Record<string, string>> | undefined {
  const fault = (error: string, description: string) => ({ error, error_description: description });
  const twice = ['response_type', 'scope', 'state'].find((name) => query.getAll(name).length > 1);
  if (twice !== undefined) return fault('invalid_request', `${twice} came more than once.`);
  const type = query.get('response_type') || undefined;
  if (type === undefined) return fault('invalid_request', 'response_type is missing. It is code.');
  if (type !== 'code') return fault('unsupported_response_type', 'response_type is code, nothing else.');
  const scope = query.get('scope') || SCOPE;
  return scope === SCOPE ? undefined : fault('invalid_scope', `The only scope is ${SCOPE}.`);
}

function shownHere(
  name: string,
  { received, registered }: { readonly received: readonly string[]; readonly registered: string },
): Consent {
  const body = html`<h1>The provider refused this request</h1>
<p class="note error">The consent URL’s <code>${name}</code> is not the registered one.</p>
<p>It is compared character by character, and comes once. Your app gets no answer, because an address that is not
registered must not receive one.</p>
<dl>
<dt>Received</dt><dd>${received.length === 0 ? 'none' : received.map((value) => html`<code>${value}</code>`)}</dd>
<dt>Registered</dt><dd><code>${registered}</code></dd>
</dl>`;
  return { answer: pageAnswer({ title: 'Request refused', body }, 400) };
}

function sendBack({ facts }: Launch, answer: Readonly<Record<string, string>>, state: string | null): Response {
  const location = new URL(facts.redirect_uri);
  location.search = new URLSearchParams({ ...answer, ...(state === null ? {} : { state }) }).toString();
  return new Response(null, { status: 303, headers: { location: location.href, 'cache-control': 'no-store' } });
}

function consentPage({ edition, facts }: Launch, url: URL): Page {
  return {
    title: `Allow access to ${edition.name}`,
    body: html`<h1>Allow access to ${edition.name}?</h1>
<p><strong>${APPLICATION_NAME}</strong> asks for this. It is registered as a native or CLI app.</p>
<ul class="scopes"><li>Read your workspaces <code>${SCOPE}</code></li></ul>
<dl>
<dt>The code is shown at</dt><dd><code>${facts.redirect_uri}</code></dd>
</dl>
${consentForm(`${url.pathname}${url.search}`)}`,
  };
}
