import type { Operation } from './api/operation.ts';
import { OPERATIONS } from './api/operations.ts';
import { html, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import {
  ACCESS_TOKEN_SECONDS,
  PATHS,
  PRACTICE_CLIENT,
  PRACTICE_NATIVE,
  PRACTICE_SERVICE,
  PRACTICE_USER,
  redirectUris,
} from './registration.ts';

/** A vendor whose dialect is spoken beside the standard: its page is at `/<key>/`. */
export interface VendorEntry {
  readonly key: string;
  readonly name: string;
  readonly words: string;
}

/** What the front page tells of. */
export interface Home {
  readonly origin: string;
  readonly consoleOrigins: readonly string[];
  readonly vendors: readonly VendorEntry[];
}

/** The provider's front page: what it is, what it is not, and everything a client needs to use it. */
export function homePage({ origin, consoleOrigins, vendors }: Home): Page {
  const row = (name: string, path: string) => html`<dt>${name}</dt><dd><code>${origin}${path}</code></dd>`;
  return {
    title: 'Home',
    wide: true,
    body: html`<h1>An OAuth provider to practise on</h1>
<p>A real authorization server and a small protected API, running on this computer for Authscope. It is for practice
only: its secrets are printed below and its one user is everybody.</p>
<p class="note">Keys are made at each launch and kept nowhere. <strong>A restart ends every token, code and session.</strong>
Access tokens last ${ACCESS_TOKEN_SECONDS} seconds; those for the API are signed JWTs, checked by signature and expiry
alone, so revoking one does not stop it before it expires.</p>
<p>To see a client cope, make this provider fail on purpose: expire a token, deny, slow down, break off.
<a href="/levers">Levers</a></p>
<h2>Web app</h2>
<p>Sends the user to consent and back to the console.</p>
<dl>
<dt>Client ID</dt><dd><code>${PRACTICE_CLIENT.id}</code></dd>
<dt>Client secret</dt><dd><code>${PRACTICE_CLIENT.secret}</code></dd>
<dt>Authentication</dt><dd><code>client_secret_basic</code></dd>
<dt>Grants</dt><dd><code>authorization_code</code><code>refresh_token</code><code>client_credentials</code></dd>
<dt>Redirect URIs</dt><dd>${redirectUris(consoleOrigins).map((uri) => html`<code>${uri}</code>`)}</dd>
</dl>
<h2>Native app</h2>
<p>Has no secret. The provider shows it the code on a page of its own, to be copied.</p>
<dl>
<dt>Client ID</dt><dd><code>${PRACTICE_NATIVE.id}</code></dd>
<dt>Authentication</dt><dd><code>none</code></dd>
<dt>Grants</dt><dd><code>authorization_code</code><code>refresh_token</code></dd>
<dt>Redirect URI</dt><dd><code>${origin}${PATHS.code}</code></dd>
</dl>
<h2>Service</h2>
<p>Asks nobody: a program that gets tokens for itself.</p>
<dl>
<dt>Client ID</dt><dd><code>${PRACTICE_SERVICE.id}</code></dd>
<dt>Client secret</dt><dd><code>${PRACTICE_SERVICE.secret}</code></dd>
<dt>Authentication</dt><dd><code>client_secret_basic</code></dd>
<dt>Grants</dt><dd><code>client_credentials</code></dd>
</dl>
<h2>User</h2>
<dl>
<dt>User</dt><dd><code>${PRACTICE_USER.username}</code></dd>
<dt>Password</dt><dd><code>${PRACTICE_USER.password}</code></dd>
</dl>
<h2>Endpoints</h2>
<dl>
${row('Authorization', PATHS.authorization)}
${row('Token', PATHS.token)}
${row('Userinfo', PATHS.userinfo)}
${row('Introspection', PATHS.introspection)}
${row('Revocation', PATHS.revocation)}
${row('JWKS', PATHS.jwks)}
<dt>Discovery</dt><dd><a href="/.well-known/openid-configuration"><code>${origin}/.well-known/openid-configuration</code></a></dd>
</dl>
<h2>API</h2>
<p>Send <code>resource=${origin}${PATHS.api}</code> in the authorization request and in the token request to get a token
for it. Userinfo takes a token asked for without it. <strong>Each of these wants such a token</strong>, in the Authorization header.</p>
<dl>
${OPERATIONS.map((operation) => operationRow(origin, operation))}
</dl>
<h2>Vendors’ dialects</h2>
<p>These answer as real vendors document it, peculiarities included, each with a page of its own.
<a href="/dialects.json"><code>/dialects.json</code></a> names them all for scripts.</p>
<dl>
${vendors.map(vendorRow)}
</dl>`,
  };
}

function operationRow(origin: string, { path, methods, scope, example, words }: Operation): Markup {
  const method = methods === 'any' ? 'ANY' : methods[0];
  const needs = scope === undefined ? '' : ` Needs ${scope}.`;
  return html`<dt><code>${path}</code></dt><dd><code>${method} ${origin}${PATHS.api}${example}</code><p>${words}${needs}</p></dd>`;
}

function vendorRow({ key, name, words }: VendorEntry): Markup {
  return html`<dt><a href="/${key}/">${name}</a></dt><dd><p>${words}</p></dd>
`;
}
