import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { TokenRules } from './access-token.ts';
import { answerApi, answerResourceMetadata, RESOURCE_METADATA_PATH } from './api.ts';
import { answerCodePage } from './code-page.ts';
import { endStandardToken } from './end-token.ts';
import { type EndedHow, EndedTokens } from './ended-tokens.ts';
import { plainErrorPage } from './error-page.ts';
import { answerFont } from './fonts.ts';
import { homePage, type VendorEntry } from './home-page.ts';
import { answerInteraction } from './interaction.ts';
import { sendPage, setPageHeaders } from './page.ts';
import { createProvider } from './provider.ts';
import { bothSpellings, PATHS } from './registration.ts';
import { BodyTooLarge } from './request-body.ts';
import { makeSigningKeys } from './signing-keys.ts';
import type { StandardWays } from './standard-ways.ts';

/** Where the standard half answers, which consoles may have its answers, and what its home page names beside itself. */
export interface StandardSetup {
  readonly origin: string;
  readonly consoles: readonly string[];
  readonly vendors: readonly VendorEntry[];
  readonly ways: StandardWays;
}

/** The standard half of one launch. */
export interface Standard {
  readonly listener: RequestListener;
  /** Ends an access or a refresh token now, or uses up a refresh token; tells whether one lived. */
  endToken(token: string, how: EndedHow | 'rotated'): Promise<boolean>;
}

/** The standard half: a certified OpenID provider behind pages of ours, and the API that it protects. */
export async function createStandard({ origin, consoles, vendors, ways }: StandardSetup): Promise<Standard> {
  const consoleOrigins = bothSpellings(consoles);
  const keys = await makeSigningKeys();
  const ended = new EndedTokens();
  const provider = await createProvider({ origin, consoleOrigins, keys, ways, ended });
  const oidc = provider.callback();
  const audience = `${origin}${PATHS.api}`;
  const rules: TokenRules = { issuer: origin, audience, keys, now: () => ways.now(), ended };

  const route = async (req: IncomingMessage, res: ServerResponse) => {
    const path = req.url?.split('?')[0] ?? '/';
    if (path === '/') return sendPage(res, 200, homePage({ origin, consoleOrigins, vendors }));
    if (path === PATHS.code) return answerCodePage(req, res);
    if (path === PATHS.api || path.startsWith(`${PATHS.api}/`)) return answerApi(req, res, rules);
    if (path === RESOURCE_METADATA_PATH) return answerResourceMetadata(res, rules);
    if (path.startsWith(`${PATHS.interaction}/`)) return answerInteraction(provider, origin, { req, res });
    if (!answerFont(path, res)) return oidc(req, res);
  };

  return {
    endToken: (token, how) => endStandardToken(provider, rules, { token, how }),
    listener(req, res) {
      res.setHeader('X-Content-Type-Options', 'nosniff');
      if (!isForMachines(req.url)) setPageHeaders(res, consoleOrigins);
      route(req, res).catch((error: unknown) => answerFailure(res, error));
    },
  };
}

/** Endpoints that answer JSON: a learner reads their headers, so none stands there without a use. */
const machinePaths: readonly string[] = [
  PATHS.token,
  PATHS.jwks,
  PATHS.userinfo,
  PATHS.introspection,
  PATHS.revocation,
  PATHS.api,
  '/.well-known',
];

function isForMachines(url = '/'): boolean {
  const path = url.split('?')[0] ?? '/';
  return machinePaths.some((each) => path === each || path.startsWith(`${each}/`));
}

function answerFailure(res: ServerResponse, error: unknown): void {
  if (res.headersSent) {
    res.destroy();
  } else if (error instanceof BodyTooLarge) {
    res.setHeader('Connection', 'close');
    sendPage(res, 413, plainErrorPage('Too large', error.message));
  } else {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    sendPage(res, 500, plainErrorPage('Something broke in the provider', 'This is a fault of Authscope, not yours.'));
  }
}
