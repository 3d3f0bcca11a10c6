import type { Row } from '#collection/saved-request.ts';
import type { SharedRequest } from '#collection/shared-document.ts';
import { isObject, plainText } from '../json-places.ts';
import { descriptionOf, listOf, memberOf, objectOf } from './members.ts';
import { memberAt, within } from './place.ts';
import { type AuthReading, readAuth } from './read-auth.ts';
import { type ReadBody, readBody } from './read-body.ts';
import { readHeaders } from './read-headers.ts';
import { readNotes } from './read-scripts.ts';
import { readUrl } from './read-url.ts';

/** Methods whose body Postman leaves out unless it is told not to. */
const bodyless = /^(?:GET|HEAD|COPY|PURGE|UNLOCK)$/i;

/** Reads an item that is a request. */
export function readRequest(item: unknown, reading: AuthReading): SharedRequest {
  const { place, importing } = reading;
  importing.takenOut.readAt(place.where);
  const given = memberOf(item, 'request');
  const request = isObject(given) ? given : { url: given };
  const inside = within(place, 'request');
  const method = plainText(memberOf(request, 'method')).trim() || 'GET';
  const headers = readHeaders(memberOf(request, 'header'), memberAt(inside, 'headers', 'header'), importing);
  const behavior = objectOf(memberOf(item, 'protocolProfileBehavior'));
  const isPruned = bodyless.test(method) && memberOf(behavior, 'disableBodyPruning') !== true;
  const { body, mediaType } = bodyOf(request, { method, headers, isPruned }, reading);
  tellRest(item, request, reading);
  const { url, disabledParameters, pathVariables } = readUrl(
    memberOf(request, 'url'),
    memberAt(inside, 'url', 'url'),
    importing,
  );
  return {
    kind: 'request',
    id: place.owner,
    name: plainText(memberOf(item, 'name')) || plainText(memberOf(request, 'name')),
    method,
    url,
    disabledParameters,
    pathVariables,
    headers: mediaType === null ? headers : [...headers, { name: 'Content-Type', value: mediaType, isEnabled: true }],
    body,
    auth: readAuth(memberOf(request, 'auth'), 'inherit', { ...reading, place: memberAt(inside, 'auth', 'auth') }),
    followsRedirects: memberOf(behavior, 'followRedirects') !== false,
    notes: readNotes(wordsAbout(item, request), memberOf(item, 'event'), {
      importing,
      place: { ...place, member: 'notes' },
    }),
  };
}

function wordsAbout(item: unknown, request: unknown): string {
  const words = descriptionOf(memberOf(request, 'description'));
  const others = descriptionOf(memberOf(item, 'description'));
  if (others === '' || others === words) return words;
  return words === '' ? others : `${words}\n\n${others}`;
}

interface BodyContext {
  readonly method: string;
  readonly headers: readonly Row[];
  readonly isPruned: boolean;
}

function bodyOf(request: unknown, { method, headers, isPruned }: BodyContext, reading: AuthReading): ReadBody {
  const { importing } = reading;
  const given = memberOf(request, 'body');
  if (!isObject(given)) return { body: { kind: 'none' }, mediaType: null };
  const place = memberAt(within(reading.place, 'request'), 'body', 'body');
  if (isPruned) {
    if (holdsSomething(given)) importing.dropped(place, `a body that Postman does not send with ${method}`, 'left out');
    return { body: { kind: 'none' }, mediaType: null };
  }
  const type = headers.find(({ name, isEnabled }) => isEnabled && name.toLowerCase() === 'content-type')?.value;
  const read = readBody(given, type ?? '', { place, importing });
  return type === undefined ? read : { ...read, mediaType: null };
}

function holdsSomething(body: unknown): boolean {
  const content = memberOf(body, plainText(memberOf(body, 'mode')));
  return typeof content === 'string' ? content !== '' : isObject(content) || listOf(content).length > 0;
}

const neverSent = ['proxy', 'certificate'];

/** What an item has beside its request. */
function tellRest(item: unknown, request: unknown, { place, importing }: AuthReading) {
  const examples = listOf(memberOf(item, 'response')).length;
  if (examples > 0) {
    const was = examples === 1 ? '1 saved response' : `${examples} saved responses`;
    importing.dropped(within(place, 'response'), was, 'left out');
  }
  for (const name of neverSent)
    if (isObject(memberOf(request, name))) importing.dropped(within(within(place, 'request'), name), name, 'left out');
  tellBehavior(memberOf(item, 'protocolProfileBehavior'), { place, importing });
}

/** Settings of how Postman sends, but for those that are read. */
export function tellBehavior(behavior: unknown, { place, importing }: Pick<AuthReading, 'place' | 'importing'>) {
  if (!isObject(behavior)) return;
  const inside = within(place, 'protocolProfileBehavior');
  for (const name of Object.keys(behavior).slice(0, 50)) {
    if (name === 'followRedirects' || name === 'disableBodyPruning') continue;
    importing.dropped(within(inside, name), `the setting ${name.slice(0, 60)}`, 'left out');
  }
}
