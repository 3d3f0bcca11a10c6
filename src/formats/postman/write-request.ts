import type { Row } from '#collection/saved-request.ts';
import type { SharedAuth, SharedBody, SharedRequest } from '#collection/shared-document.ts';
import type { NamedValue } from '#oauth/dialect.ts';
import type { Exporting, RoleProfile } from './exporting.ts';
import { type Place, within } from './place.ts';
import { toPostmanText } from './postman-text.ts';
import { writeAuth } from './write-auth.ts';
import { writeUrl } from './write-url.ts';

/** Where a request stands. */
export interface RequestSite {
  readonly place: Place;
  readonly exporting: Exporting;
  /** What the folders around hand down. */
  readonly around: SharedAuth;
}

/** Writes a request so that Postman sends what the console sends: what that would add stands in it. */
export function writeRequest(request: SharedRequest, site: RequestSite): object {
  const { place, exporting } = site;
  const auth = request.auth.kind === 'inherit' ? site.around : request.auth;
  const sentAs = exporting.profileFor(auth);
  const inside = within(place, 'request');
  const own = new Set(request.headers.filter(({ isEnabled }) => isEnabled).map(({ name }) => name.toLowerCase()));
  const proof = headerOf(auth, sentAs);
  const { url, isAtHome } = onBase(request.url, sentAs, site);
  const defaults = isAtHome ? (sentAs?.fields.defaultHeaders ?? []) : [];
  const added = addedHeaders(request.body, defaults, (name) => own.has(name) || proof === name);
  // Postman puts its own in the place of a header that was written by hand.
  const isByHand = proof !== null && own.has(proof);
  const written = isByHand ? { type: 'noauth' } : writeAuth(request.auth, within(inside, 'auth'), exporting);
  const body = writeBody(request.body, within(inside, 'body'), exporting);
  return {
    name: request.name,
    id: request.id,
    request: {
      method: request.method,
      header: [...request.headers.map(writeRow), ...added.map(({ name, value }) => ({ key: name, value }))],
      ...(body && { body }),
      url: writeUrl({ ...request, url }),
      ...(written && { auth: written }),
      ...(request.notes !== '' && { description: request.notes }),
    },
    response: [],
    ...behaviorOf(request),
  };
}

function writeRow({ name, value, isEnabled }: SharedRequest['headers'][number]): object {
  return { key: toPostmanText(name), value: toPostmanText(value), ...(!isEnabled && { disabled: true }) };
}

/** The header that a proof takes, in lower case. */
function headerOf(auth: SharedAuth, sentAs: RoleProfile | null): string | null {
  switch (auth.kind) {
    case 'basic':
    case 'bearer':
      return 'authorization';
    case 'api-key':
      return auth.in === 'header' ? auth.name.toLowerCase() : null;
    case 'profile': {
      if (sentAs?.fields.grant === 'basic') return 'authorization';
      return auth.placement.in === 'header' ? auth.placement.name.toLowerCase() : null;
    }
    default:
      return null;
  }
}

/** A relative URL on the API base of its profile, and whether it leads to the profile's own API. */
function onBase(written: string, sentAs: RoleProfile | null, site: RequestSite): { url: string; isAtHome: boolean } {
  const url = written.trim();
  const base = sentAs?.fields.apiBaseUrl?.replace(/\/+$/, '') ?? '';
  const isRelative = url !== '' && !url.startsWith('{{') && !/^[a-z][a-z\d+.-]*:/i.test(url);
  if (!isRelative) return { url, isAtHome: isHome(url, sentAs) };
  const place = within(site.place, 'request.url');
  if (!sentAs || base === '') {
    const now = 'the same: write the base in front of it';
    site.exporting.tell('changed', place, { was: 'a URL relative to the API base of a profile', now });
    return { url, isAtHome: true };
  }
  const variable = site.exporting.ofRole(sentAs.profile.role, 'api_base_url', { place, value: base });
  return { url: url.startsWith('?') ? `${variable}${url}` : `${variable}/${url.replace(/^\/+/, '')}`, isAtHome: true };
}

/** As the console has it: one that names no address of its own is at home everywhere. */
function isHome(url: string, sentAs: RoleProfile | null): boolean {
  const { apiBaseUrl, userinfoEndpoint, userinfoRequest, firstRequest } = sentAs?.fields ?? {};
  const homes = [apiBaseUrl, userinfoEndpoint, userinfoRequest?.url, firstRequest?.url].filter(Boolean);
  return homes.length === 0 || homes.some((home) => originOf(home ?? '') === originOf(url));
}

/** As far as it can be told of a text that names variables. */
function originOf(url: string): string {
  return (/^(?:[a-z][a-z\d+.-]*:\/\/|\{\{[^{}]*\}\})[^/?#]*/i.exec(url)?.[0] ?? url).toLowerCase();
}

function addedHeaders(
  body: SharedBody,
  defaults: readonly NamedValue[],
  isTaken: (name: string) => boolean,
): readonly NamedValue[] {
  const kept = defaults.filter(({ name }) => name !== '' && !isTaken(name.toLowerCase()));
  const type = mediaTypeOf(body);
  const has = isTaken('content-type') || kept.some(({ name }) => name.toLowerCase() === 'content-type');
  return type === null || has ? kept : [...kept, { name: 'Content-Type', value: type }];
}

/** What Postman would call it otherwise; `null` where it says the same. */
function mediaTypeOf(body: SharedBody): string | null {
  if (body.kind === 'text') return 'text/plain;charset=UTF-8';
  return body.kind === 'file' ? body.mediaType || 'application/octet-stream' : null;
}

function writeBody(body: SharedBody, place: Place, exporting: Exporting): object | null {
  switch (body.kind) {
    case 'none':
      return null;
    case 'json':
    case 'text':
      return { mode: 'raw', raw: toPostmanText(body.text), options: { raw: { language: body.kind } } };
    case 'form':
      if (hasNamesApart(body.rows)) {
        const now = 'Postman sends them side by side';
        exporting.tell('changed', place, { was: 'fields of one name with others between them', now });
      }
      return { mode: 'urlencoded', urlencoded: body.rows.map((row) => ({ ...writeRow(row), type: 'text' })) };
    case 'file':
      if (body.name !== '')
        exporting.tell('changed', place, { was: `the file ${body.name}`, now: 'its name alone: choose it again' });
      return { mode: 'file', file: { src: body.name } };
  }
}

function hasNamesApart(rows: readonly Row[]): boolean {
  const sent = rows.filter(({ isEnabled }) => isEnabled);
  const runs = sent.filter(({ name }, at) => sent[at - 1]?.name !== name);
  return new Set(runs.map(({ name }) => name)).size < runs.length;
}

/** Postman follows redirects, and leaves out the body of a GET, unless it is told not to. */
function behaviorOf({ method, body, followsRedirects }: SharedRequest): object {
  const isPruned = body.kind !== 'none' && /^(?:GET|HEAD|COPY|PURGE|UNLOCK)$/i.test(method);
  const behavior = {
    ...(!followsRedirects && { followRedirects: false }),
    ...(isPruned && { disableBodyPruning: true }),
  };
  return Object.keys(behavior).length > 0 ? { protocolProfileBehavior: behavior } : {};
}
