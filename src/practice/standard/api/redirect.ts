import { bothSpellings, PATHS } from '../registration.ts';
import { readNumbers } from './number-parameters.ts';
import { type Operation, sendBytes, sendInvalid } from './operation.ts';

const PATH = '/redirect';
const STATUSES = ['301', '302', '303', '307', '308'];

/** Redirects so many times, by relative and absolute references in turn, and only within the provider (R21). */
export const redirect: Operation = {
  path: PATH,
  methods: 'any',
  example: `${PATH}?to=/api/me&status=302&times=2`,
  words: 'Redirects, up to 25 times, to a path here or at 127.0.0.1, which is another origin.',
  answer({ res, url }) {
    const { searchParams } = url;
    const read = readNumbers(searchParams, { times: { from: 1, to: 25, otherwise: 2, whole: true } });
    if ('wrong' in read) return sendInvalid(res, read.wrong);
    const status = searchParams.get('status') ?? '302';
    if (!STATUSES.includes(status)) return sendInvalid(res, `status must be one of ${STATUSES.join(', ')}.`);
    const target = ownTarget(searchParams.get('to') ?? `${PATHS.api}/me`, url.origin);
    if (target === undefined) {
      return sendInvalid(res, `to must be a path here, or a URL under ${bothSpellings([url.origin]).join(' or ')}.`);
    }
    sendBytes(res, {
      status: Number(status),
      body: Buffer.alloc(0),
      headers: { Location: nextHop(url.origin, { status, target, times: read.numbers.times - 1 }) },
    });
  },
};

/** Where `to` leads, if that is here in either spelling. Always written out whole: a path may look like a host. */
function ownTarget(to: string, origin: string): string | undefined {
  if (!URL.canParse(to, origin)) return undefined;
  const target = new URL(to, origin);
  const isBare = target.username === '' && target.password === '';
  return isBare && bothSpellings([origin]).includes(target.origin) ? target.href : undefined;
}

function nextHop(origin: string, left: { status: string; target: string; times: number }): string {
  if (left.times === 0) return left.target;
  const query = new URLSearchParams({ to: left.target, status: left.status, times: String(left.times) });
  const relative = `${PATHS.api}${PATH}?${query}`;
  return left.times % 2 === 1 ? relative : `${origin}${relative}`;
}
