import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '../dialects/dialect.ts';
import type { SpokenDialect } from '../dialects/dialects.ts';
import { sendResponse } from '../dialects/mount.ts';
import { problem, sendJson } from '../standard/api/operation.ts';
import { PATHS } from '../standard/registration.ts';

/** What a path is to the levers, and how a refusal looks there. */
export interface LeverPlace {
  readonly kind: 'api' | 'token';
  refuse(refusal: Refusal, req: IncomingMessage, res: ServerResponse): void | Promise<void>;
}

/** Finds the APIs and the token endpoints: the standard ones, and each dialect's by its facts. `undefined` for all else. */
export function leverPlaces(dialects: readonly SpokenDialect[]): (pathname: string) => LeverPlace | undefined {
  const byDialect = dialects.map(({ dialect }) => {
    const { base, token_endpoint, api_url } = dialect.facts;
    return {
      under: `${new URL(base).pathname}/`,
      token: new URL(token_endpoint).pathname,
      api: new URL('.', api_url).pathname,
      refuse: (refusal: Refusal, req: IncomingMessage, res: ServerResponse) =>
        sendResponse(dialect.refuse(refusal), req, res),
    };
  });
  return (pathname) => {
    const vendor = byDialect.find(({ under }) => pathname.startsWith(under));
    const kind = vendor === undefined ? standardKind(pathname) : kindAt(pathname, vendor);
    return kind === undefined ? undefined : { kind, refuse: vendor?.refuse ?? refuseInJson };
  };
}

function kindAt(pathname: string, { token, api }: { readonly token: string; readonly api: string }) {
  if (pathname === token) return 'token';
  return pathname.startsWith(api) ? 'api' : undefined;
}

function standardKind(pathname: string): LeverPlace['kind'] | undefined {
  if (pathname === PATHS.token) return 'token';
  return pathname === PATHS.userinfo || pathname.startsWith(`${PATHS.api}/`) ? 'api' : undefined;
}

function refuseInJson(
  { status, code, description, headers }: Refusal,
  _req: IncomingMessage,
  res: ServerResponse,
): void {
  sendJson(res, { ...problem(status, code, description), headers: { ...headers } });
}
