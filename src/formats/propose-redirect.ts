// A redirect URI that a paste names, and what a console on this machine can do with it.
import { isLoopback } from '#call/loopback.ts';
import type { FoundPair } from './found.ts';
import { holdsPlaceholder, isPlaceholder } from './placeholder.ts';
import { clipped, type Draft } from './proposal.ts';

/**
 * Fills where the authorization response goes. A page of the provider's own host, or an out-of-band name, shows the
 * code; any other address is the app's.
 */
export function proposeRedirect(draft: Draft, pair: FoundPair, endpoint: string | undefined) {
  const uri = pair.value.trim();
  if (uri === '' || isPlaceholder(uri, 'redirect_uri') || holdsPlaceholder(uri)) {
    const why = uri === '' ? 'it is empty' : `${clipped(uri)} stands for a value of yours`;
    draft.pass('redirect_uri', why, pair);
    return;
  }
  if (/^urn:ietf:wg:oauth:2\.0:oob(?::auto)?$/.test(uri)) {
    draft.fill('redirect', { kind: 'provider-page', uri }, pair);
    return;
  }
  if (!URL.canParse(uri)) {
    draft.pass('redirect_uri', `${clipped(uri)} is no absolute URL`, pair);
    return;
  }
  const url = new URL(uri);
  const isProviders = endpoint !== undefined && URL.canParse(endpoint) && new URL(endpoint).host === url.host;
  draft.fill('redirect', { kind: isProviders && !isLoopback(url) ? 'provider-page' : 'custom', uri }, pair);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    const instead = 'The page that it opens fails to load here: paste its address. Or register the console’s own.';
    draft.contradict({ what: 'The redirect URI opens an app', found: `Its scheme is ${url.protocol}`, instead }, pair);
  } else if (url.protocol === 'http:' && !isLoopback(url)) {
    const instead = 'Register one with https, or one on this machine (RFC 8252 §7.3).';
    draft.contradict({ what: 'The code travels in the clear', found: `redirect_uri ${clipped(uri)}`, instead }, pair);
  }
}
