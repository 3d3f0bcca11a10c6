import { readItemPage } from '../items.ts';
import { type Operation, READING, sendInvalid, sendJson } from './operation.ts';

/** A list in pages, with its neighbours in `Link` (RFC 8288) and in `next`. */
export const items: Operation = {
  path: '/items',
  methods: READING,
  scope: 'items:read',
  example: '/items?page=1&per_page=10',
  words: 'A list in pages, the next one in Link and in the body.',
  answer({ res, url }) {
    const found = readItemPage(url.searchParams);
    if ('wrong' in found) return sendInvalid(res, found.wrong);
    const { page, perPage, lastPage } = found;
    const link = (to: number) => `${url.origin}${url.pathname}?page=${to}&per_page=${perPage}`;
    const links = [
      ...(page > 1 ? [`<${link(page - 1)}>; rel="prev"`] : []),
      ...(page < lastPage ? [`<${link(page + 1)}>; rel="next"`] : []),
      `<${link(1)}>; rel="first"`,
      `<${link(lastPage)}>; rel="last"`,
    ];
    const next = page < lastPage ? link(page + 1) : null;
    sendJson(res, {
      status: 200,
      headers: { Link: links.join(', ') },
      body: { items: found.items, page, per_page: perPage, total: found.total, next },
    });
  },
};
