import type { DialectFacts } from '../dialect.ts';
import type { Spoken } from '../speak.test-support.ts';

/** The code exchange of the vendor's page, its variables filled in: everything but the code is in the body. */
export function exchangeFields(facts: DialectFacts): Record<string, string> {
  return {
    client_id: facts.client_id,
    client_secret: facts.client_secret,
    grant_type: 'authorization_code',
    scope: 'workspace',
    redirect_uri: facts.redirect_uri ?? '',
  };
}

/** The refresh of the vendor's page. */
export function refreshFields(facts: DialectFacts, refreshToken: string): Record<string, string> {
  return {
    grant_type: 'refresh_token',
    client_id: facts.client_id,
    client_secret: facts.client_secret,
    refresh_token: refreshToken,
  };
}

/** Sends a form to the token endpoint. */
export async function askToken({ send }: Spoken, query: string, fields: Readonly<Record<string, string>>) {
  const response = await send(`/oauth2/token${query}`, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** The path of the consent URL, with changes; a change to `undefined` leaves the parameter out. */
export function consentPath(facts: DialectFacts, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters = {
    response_type: 'code',
    client_id: facts.client_id,
    redirect_uri: facts.redirect_uri ?? '',
    scope: 'workspace',
    ...changes,
  };
  const sent = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/oauth2/authorize?${new URLSearchParams(sent)}`;
}

/** Presses a button of the consent page and gives the address that the browser is sent to. */
export async function press({ send }: Spoken, path: string, act: 'allow' | 'deny'): Promise<URL> {
  const response = await send(path, { method: 'POST', body: new URLSearchParams({ act }) });
  return new URL(response.headers.get('location') ?? '');
}

/** Consents and gives the code. */
export async function freshCode(spoken: Spoken): Promise<string> {
  const shown = await press(spoken, consentPath(spoken.dialect.facts), 'allow');
  return shown.searchParams.get('code') ?? '';
}

/** Consents and redeems the code. */
export async function freshTokens(spoken: Spoken) {
  const { body } = await askToken(spoken, `?code=${await freshCode(spoken)}`, exchangeFields(spoken.dialect.facts));
  return body as { readonly access_token: string; readonly refresh_token: string };
}

/** Lists the workspaces, as the vendor's page does. */
export async function listWorkspaces({ send }: Spoken, authorization?: string) {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await send('/api/workspaces', {
    headers: authorization === undefined ? headers : { ...headers, authorization },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
