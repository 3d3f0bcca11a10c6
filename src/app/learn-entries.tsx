// The texts that the console's words and verdicts rest on, by the section that says it.
import { ArrowUpRight, BookOpen } from 'lucide-react';
import type { PaletteEntry } from '#ui/palette-entry.ts';

/** What it is about, where that stands, and other words it may be looked for by. */
type Section = readonly [name: string, rfc: number, section: string, alsoFoundBy?: string];

const sections: readonly Section[] = [
  ['Authorization code grant', 6749, '4.1'],
  ['Authorization request', 6749, '4.1.1', 'consent URL'],
  ['Errors of the authorization response', 6749, '4.1.2.1', 'access_denied, invalid_scope'],
  ['State, against responses of another run', 6749, '10.12', 'csrf'],
  ['Issuer in the authorization response', 9207, '2', 'iss, mix-up'],
  ['Redirect URI', 6749, '3.1.2', 'redirect_uri'],
  ['Redirect URIs of native apps', 8252, '7', 'loopback, localhost'],
  ['PKCE', 7636, '4', 'code_verifier, code_challenge, S256'],
  ['Client credentials grant', 6749, '4.4', 'machine to machine'],
  ['Client authentication', 6749, '2.3', 'client_secret, basic, post'],
  ['Token response', 6749, '5.1', 'access_token, expires_in, lifetime'],
  ['Errors of the token endpoint', 6749, '5.2', 'invalid_grant, invalid_client'],
  ['Refresh token grant', 6749, '6', 'refresh_token'],
  ['Refresh token rotation', 9700, '4.14.2', 'reuse'],
  ['Scope', 6749, '3.3'],
  ['Resource: which API a token is for', 8707, '2', 'audience'],
  ['Bearer token in a request', 6750, '2', 'authorization header'],
  ['Why an API refuses a token', 6750, '3', '401, 403, WWW-Authenticate, invalid_token, insufficient_scope'],
  ['Too many requests', 6585, '4', '429, rate limit, Retry-After'],
  ['Claims of a JWT', 7519, '4.1', 'exp, aud, iss, sub'],
  ['Discovery of a provider', 8414, '3', 'metadata, well-known'],
  ['Best current practice for OAuth 2.0', 9700, '2', 'security, implicit, password'],
];

const host = 'www.rfc-editor.org';

/** Sections of RFCs as lines of the palette: each opens where it is published, in a tab of its own. */
export const learnEntries: readonly PaletteEntry[] = sections.map(([name, rfc, section, alsoFoundBy]) => ({
  id: `learn:${rfc}:${section}`,
  name,
  detail: [`RFC ${rfc} §${section}`, alsoFoundBy].filter(Boolean).join(' · '),
  leading: <BookOpen aria-hidden="true" />,
  trailing: (
    <span className="flex flex-none items-center gap-1 text-12 text-ink-3">
      <span className="max-md:sr-only">{host}</span>
      <ArrowUpRight aria-hidden="true" size={13} />
      <span className="sr-only">(opens in a new tab)</span>
    </span>
  ),
  target: { kind: 'page', url: `https://${host}/rfc/rfc${rfc}#section-${section}` },
}));
