import type { LeverSettings } from './lever-settings.ts';

/** What stands in the place of the truth: recognisable in a URL. */
const WRONG_STATE = 'wrong-state-by-lever';
const WRONG_ISSUER = 'https://another-provider.example';

/** Parameters to set in an authorization response; `undefined` takes one away. */
export type ConsentChanges = Readonly<Record<string, string | undefined>>;

/** What a lever changes in an authorization response with a code. */
export function changedConsent(consent: LeverSettings['consent']): ConsentChanges {
  switch (consent) {
    case 'allow':
      return {};
    case 'deny':
      return {
        code: undefined,
        error: 'access_denied',
        error_description: 'A lever of the practice provider denied it.',
      };
    case 'wrong-state':
      return { state: WRONG_STATE };
    case 'wrong-iss':
      return { iss: WRONG_ISSUER };
  }
}

/** Changes the authorization response in a redirect. One without a code is left alone: it is a refusal already. */
export function changeRedirect(response: Response, changesOf: () => ConsentChanges): Response {
  const location = response.headers.get('location');
  if (location === null) return response;
  const url = new URL(location);
  if (!url.searchParams.has('code')) return response;
  for (const [name, value] of Object.entries(changesOf())) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  response.headers.set('location', url.href);
  return response;
}
