import { PATHS } from '../registration.ts';
import { breakOff } from './break.ts';
import { cookies } from './cookies.ts';
import { echo } from './echo.ts';
import { htmlPage } from './html.ts';
import { image } from './image.ts';
import { items } from './items.ts';
import { large } from './large.ts';
import { me } from './me.ts';
import type { Operation } from './operation.ts';
import { redirect } from './redirect.ts';
import { slow } from './slow.ts';
import { status } from './status.ts';
import { stream } from './stream.ts';

/** Everything the API can do, in the order of the home page: what is told there is what is answered. */
export const OPERATIONS: readonly Operation[] = [
  me,
  items,
  echo,
  status,
  redirect,
  cookies,
  slow,
  large,
  stream,
  htmlPage,
  image,
  breakOff,
];

/** The operation at a path, and what stands in the place of its parameter. */
export function findOperation(pathname: string): { operation: Operation; parameter: string } | undefined {
  if (!pathname.startsWith(`${PATHS.api}/`)) return undefined;
  const asked = pathname.slice(PATHS.api.length).split('/');
  for (const operation of OPERATIONS) {
    const own = operation.path.split('/');
    const isParameter = (at: number) => own[at]?.startsWith(':') && asked[at] !== '';
    if (own.length === asked.length && own.every((segment, at) => segment === asked[at] || isParameter(at))) {
      return { operation, parameter: asked.find((_, at) => isParameter(at)) ?? '' };
    }
  }
  return undefined;
}
