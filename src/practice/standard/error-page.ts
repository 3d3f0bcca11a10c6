import { html, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import { PRACTICE_CLIENT, PRACTICE_NATIVE, PRACTICE_SERVICE } from './registration.ts';

/** An error that has nowhere to be sent, with what the page can say about it. */
export interface ProviderError {
  readonly error: string;
  readonly description: string | undefined;
  readonly receivedRedirectUri: string | undefined;
  readonly registeredRedirectUris: readonly string[];
}

/** The provider's own page for an error that must not be redirected (RFC 6749, section 4.1.2.1). */
export function providerErrorPage(failure: ProviderError): Page {
  return {
    title: 'Request refused',
    body: html`<h1>The provider refused this request</h1>
<p class="note error"><code>${failure.error}</code>${failure.description ? html`<br>${failure.description}` : ''}</p>
${hint(failure)}`,
  };
}

/** A short page for what is wrong outside the protocol: an unknown path, a foreign form. */
export function plainErrorPage(title: string, sentence: string): Page {
  return { title, body: html`<h1>${title}</h1>\n<p>${sentence}</p>\n<p><a href="/">What this provider offers</a></p>` };
}

function hint(failure: ProviderError): Markup {
  switch (failure.error) {
    case 'invalid_redirect_uri':
      return html`<p>It must be one of the registered ones, character by character: scheme, host, port, path, closing
slash. Your app gets no answer, because an address that is not registered must not receive one.</p>
<dl>
<dt>Received</dt><dd><code>${failure.receivedRedirectUri ?? 'none'}</code></dd>
<dt>Registered</dt><dd>${failure.registeredRedirectUris.map((uri) => html`<code>${uri}</code>`)}</dd>
</dl>`;
    case 'invalid_client':
      return html`<p>The clients registered here are <code>${PRACTICE_CLIENT.id}</code>,
<code>${PRACTICE_SERVICE.id}</code> and <code>${PRACTICE_NATIVE.id}</code>. Check <code>client_id</code> in the
consent URL.</p>`;
    default:
      return failure.receivedRedirectUri === undefined
        ? html`<p>Without a registered <code>redirect_uri</code> the answer can't be sent to your app, so it is shown
here. Compare the consent URL with the <a href="/">provider’s settings</a>.</p>`
        : html`<p>The run may be too old, or the page was opened in another browser. Start over from Authscope.</p>`;
  }
}
