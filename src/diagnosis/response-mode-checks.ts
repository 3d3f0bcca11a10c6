// How the response travels: OAuth 2.0 Multiple Response Type Encoding Practices, Form Post Response Mode, RFC 9700.
import type { Profile } from '#oauth/profile.ts';
import { type ProfileCheck, warning } from './profile-check.ts';

const useDefault = { label: 'Use the provider’s default', change: { responseMode: 'default' } } as const;

/** Checks the response mode against the grant and the place the response goes to. */
export function responseModeChecks({ grant, redirect, responseMode }: Profile): ProfileCheck[] {
  const found: ProfileCheck[] = [];
  if (grant === 'implicit' && responseMode === 'query') {
    found.push(
      warning('responseMode/token-in-query', 'responseMode', {
        title: 'The token would stand in the query',
        reason: 'What stands there lands in histories and server logs. A token belongs in the fragment.',
        fix: useDefault,
        source: 'RFC 9700 §4.3.2',
      }),
    );
  }
  if (redirect.kind === 'callback') return found;
  if (responseMode === 'form_post') {
    found.push(
      warning('responseMode/posted', 'responseMode', {
        title: 'A posted response can’t be pasted',
        reason: 'With form_post the response is in no address: the page it is posted to would have to show it.',
        fix: useDefault,
        source: 'OAuth 2.0 Form Post Response Mode §2',
      }),
    );
  }
  if (responseMode === 'fragment' && redirect.kind === 'provider-page') {
    found.push(
      warning('responseMode/fragment', 'responseMode', {
        title: 'The provider’s page may not see the response',
        reason: 'A fragment never reaches the server, and its page shows what the server was told.',
        fix: useDefault,
        source: 'OAuth 2.0 Multiple Response Types §2.1',
      }),
    );
  }
  if (grant === 'implicit' && redirect.kind === 'provider-page') {
    found.push(
      warning('redirect/no-code-to-show', 'redirect', {
        title: 'There will be no code to show',
        reason: 'Implicit gives a token in the address. Capture it here, or paste the whole address of your own page.',
        fix: { label: 'Capture it here', change: { redirect: { kind: 'callback', host: '127.0.0.1' } } },
        source: 'RFC 6749 §4.2.2',
      }),
    );
  }
  return found;
}
