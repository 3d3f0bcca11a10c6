import type { Refusal } from './dialect.ts';

/** Answers one method at one path. */
export type Answer = (request: Request, url: URL) => Response | Promise<Response>;

/** A dialect's endpoints: by path below its base, then by method. HEAD is answered as GET. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Answer>>>>;

/** What a dialect's endpoints have in common. */
export interface RoutesSetup {
  /** As in `DialectSetup`: the paths of `routes` begin after it. */
  readonly base: string;
  readonly routes: Routes;
  refuse(refusal: Refusal): Response;
}

/** Makes the `answer` of a dialect: finds the endpoint, or says in the vendor's shape that there is none. */
export function answerByRoutes({ base, routes, refuse }: RoutesSetup): (request: Request) => Promise<Response> {
  const { pathname: prefix } = new URL(`${base}/`);
  return async (request) => {
    const url = new URL(request.url);
    const path = `${url.pathname}/` === prefix ? '/' : `/${url.pathname.slice(prefix.length)}`;
    const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (methods === undefined || !`${url.pathname}/`.startsWith(prefix)) {
      return refuse({ status: 404, code: 'not_found', description: `Nothing is at ${url.pathname}.` });
    }
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const answer = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (answer !== undefined) return answer(request, url);
    const allowed = Object.keys(methods).join(', ');
    const description = `${url.pathname} takes ${allowed}, not ${request.method}.`;
    return refuse({ status: 405, code: 'invalid_request', description, headers: { allow: allowed } });
  };
}
