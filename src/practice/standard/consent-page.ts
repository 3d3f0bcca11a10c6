import { html, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import { SCOPE_WORDS } from './registration.ts';
import type { RequestedAccess } from './requested-access.ts';

/** What the consent page shows. */
export interface Consent {
  readonly clientName: string;
  readonly userName: string;
  readonly access: RequestedAccess;
  readonly redirectUri: string;
  /** The form posts back to this path. */
  readonly action: string;
}

/** The consent page: who asks, for what, and where the answer goes. */
export function consentPage({ clientName, userName, access, redirectUri, action }: Consent): Page {
  return {
    title: 'Allow access',
    body: html`<h1>Allow access?</h1>
<p><strong>${clientName}</strong> asks for this, as <strong>${userName}</strong>:</p>
<ul class="scopes">${[...access.identityScopes, ...access.apiScopes].map(scopeRow)}</ul>
${access.unknownScopes.length > 0 && html`<p class="note">Unknown here, so not given: ${codes(access.unknownScopes)}</p>`}
<dl>
${access.resource !== undefined && html`<dt>For the API</dt><dd><code>${access.resource}</code></dd>`}
<dt>Answer goes to</dt><dd><code>${redirectUri}</code></dd>
</dl>
${consentForm(action)}`,
  };
}

/** The form of a consent page: it posts the answer to this path. */
export function consentForm(action: string): Markup {
  return html`<form method="post" action="${action}">
<div class="actions">
<button class="primary" name="act" value="allow" autofocus>Allow</button>
<button name="act" value="deny">Deny</button>
</div>
</form>`;
}

function scopeRow(scope: string): Markup {
  return html`<li>${SCOPE_WORDS[scope] ?? scope} <code>${scope}</code></li>`;
}

function codes(values: readonly string[]): Markup[] {
  return values.map((value, index) => html`${index > 0 && ', '}<code>${value}</code>`);
}
