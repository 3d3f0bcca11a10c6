import type { DialectFacts, DialectSetup, Refusal } from '../dialect.ts';
import type { IssuedTokens } from '../issued-tokens.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';

/** A name under which the one service answers: Gearset Code Reviews is what Clayton became. */
export interface Edition {
  /** The first segment of its paths, and the realm of its challenges. */
  readonly key: string;
  readonly name: string;
  readonly documentation: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** One launch of one edition: what its endpoints share. */
export interface Launch {
  readonly edition: Edition;
  readonly setup: DialectSetup;
  readonly facts: DialectFacts & { readonly authorization_endpoint: string; readonly redirect_uri: string };
  readonly codes: AuthorizationCodes;
  readonly tokens: IssuedTokens;
}

/** The application as it was registered, with the name that the vendor's page proposes. */
export const APPLICATION_NAME = 'My CLI Script';

/** The one scope that the vendor's page knows. */
export const SCOPE = 'workspace';

/** As the vendor's page shows it. */
export const ACCESS_TOKEN_SECONDS = 5399;

/** Not documented: our choice, as long as RFC 6749, section 4.1.2, recommends at most. */
export const CODE_SECONDS = 600;

/** Not documented: our choice. */
export const REFRESH_TOKEN_SECONDS = 30 * 24 * 60 * 60;

/** A request that does not fit the protocol, or a grant that is refused. */
export function refusal(code: string, description: string): Refusal {
  return { status: 400, code, description };
}
