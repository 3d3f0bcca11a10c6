// What the answer to a run is held against: the run's own request (RFC 6749 section 4.1.2, RFC 9207 section 2.4).
import type { ExpectedResponse } from './authorization-response.ts';
import type { ExpectedPaste } from './pasted-response.ts';
import type { Profile } from './profile.ts';
import type { Run } from './run.ts';

/** What an authorization response to a run of this resolved profile is held against. */
export function expectedResponseOf(run: Run, { issuer, announcesIssuer }: Profile): ExpectedResponse {
  const responseType = run.grant === 'implicit' ? 'token' : 'code';
  return { state: parameterOf(run, 'state'), issuer, announcesIssuer, responseType };
}

/**
 * What a pasted one is held against. A bare code is taken only where the provider shows it on a page of its own, and
 * the run was sent there: the profile may have changed since.
 */
export function expectedPasteOf(run: Run, profile: Profile): ExpectedPaste {
  const { redirect, clientSecret } = profile;
  const isShown = redirect.kind === 'provider-page' && redirect.uri === run.redirectUri;
  return {
    ...expectedResponseOf(run, profile),
    redirectUri: run.redirectUri,
    takesBareCode: isShown && run.grant === 'authorization_code',
    secretsOfRun: [clientSecret, run.codeVerifier].filter((each) => each !== null),
  };
}

/** A parameter as the run's authorization request sent it; empty where it sent none. */
export function parameterOf(run: Run, name: string): string {
  return run.authorizationRequest?.parameters.find((each) => each.name === name)?.value ?? '';
}
