import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Interaction, InteractionResults, Provider } from 'oidc-provider';
import { consentPage } from './consent-page.ts';
import { plainErrorPage } from './error-page.ts';
import { isForeignForm } from './foreign-form.ts';
import { type Page, sendPage } from './page.ts';
import { clientNameOf, PRACTICE_USER } from './registration.ts';
import { readForm } from './request-body.ts';
import { readRequestedAccess } from './requested-access.ts';
import { signInPage } from './sign-in-page.ts';

type Answer = { readonly finish: InteractionResults } | { readonly show: Page; readonly status: number };

/**
 * The two questions between authorization request and response: sign in, then allow or deny. Each page is one form
 * without scripts; the answer to a form is always a 303, which drops method and body (RFC 9700, section 4.12).
 */
export async function answerInteraction(
  provider: Provider,
  origin: string,
  { req, res }: { readonly req: IncomingMessage; readonly res: ServerResponse },
): Promise<void> {
  const posted = req.method === 'POST';
  if (!posted && req.method !== 'GET' && req.method !== 'HEAD') {
    res.setHeader('Allow', 'GET, HEAD, POST');
    return sendPage(res, 405, plainErrorPage('Not like this', 'This page takes GET and POST.'));
  }
  if (posted && isForeignForm({ origin: req.headers.origin, site: req.headers['sec-fetch-site'] }, origin)) {
    return sendPage(res, 403, plainErrorPage('Refused', 'This form was sent by another site.'));
  }
  const interaction = await find(provider, req, res);
  if (interaction === undefined) {
    const sentence =
      'It was answered already, is too old, or was opened in another browser. Start over from Authscope.';
    return sendPage(res, 400, plainErrorPage('This page is no longer valid', sentence));
  }
  if (!posted) return sendPage(res, 200, question(interaction));
  const answer = await read(provider, interaction, await readForm(req));
  if ('show' in answer) return sendPage(res, answer.status, answer.show);
  await provider.interactionFinished(req, res, answer.finish, { mergeWithLastSubmission: true });
}

async function find(provider: Provider, req: IncomingMessage, res: ServerResponse): Promise<Interaction | undefined> {
  try {
    const interaction = await provider.interactionDetails(req, res);
    return req.url?.split('?')[0]?.endsWith(`/${interaction.uid}`) ? interaction : undefined;
  } catch {
    return undefined;
  }
}

function question(interaction: Interaction, refusedUsername?: string): Page {
  const action = `/interaction/${interaction.uid}`;
  const clientName = clientNameOf(interaction.params.client_id);
  if (interaction.prompt.name === 'login') {
    return signInPage({ clientName, action, ...(refusedUsername === undefined ? {} : { refusedUsername }) });
  }
  return consentPage({
    clientName,
    action,
    userName: PRACTICE_USER.name,
    access: readRequestedAccess(interaction.params),
    redirectUri: String(interaction.params.redirect_uri),
  });
}

async function read(provider: Provider, interaction: Interaction, form: URLSearchParams): Promise<Answer> {
  const act = form.get('act');
  if (act === 'deny') {
    return { finish: { error: 'access_denied', error_description: 'The user pressed Deny.' } };
  }
  if (interaction.prompt.name === 'login') {
    const username = form.get('username') ?? '';
    const known = username.trim() === PRACTICE_USER.username && form.get('password') === PRACTICE_USER.password;
    return known
      ? { finish: { login: { accountId: PRACTICE_USER.username } } }
      : { show: question(interaction, username), status: 400 };
  }
  if (act !== 'allow') return { show: question(interaction), status: 400 };
  return { finish: { consent: { grantId: await grantAll(provider, interaction) } } };
}

/** A grant of its own for every consent, so that revoking one run's tokens leaves the other runs alone. */
async function grantAll(provider: Provider, interaction: Interaction): Promise<string> {
  const access = readRequestedAccess(interaction.params);
  const grant = new provider.Grant({
    accountId: PRACTICE_USER.username,
    clientId: String(interaction.params.client_id),
  });
  if (access.identityScopes.length > 0) grant.addOIDCScope(access.identityScopes.join(' '));
  if (access.resource !== undefined && access.apiScopes.length > 0) {
    grant.addResourceScope(access.resource, access.apiScopes.join(' '));
  }
  return grant.save();
}
