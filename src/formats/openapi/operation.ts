import type { Row } from '#collection/saved-request.ts';
import type { SharedRequest } from '#collection/shared-document.ts';
import { plainText } from '../json-places.ts';
import { type Parameter, readParameters, simpleText } from './parameters.ts';
import type { Reading } from './reading.ts';
import { noBody, type ReadBody, readRequestBody, readSwaggerBody } from './request-body.ts';
import { readUrl } from './request-url.ts';
import type { ReadSecurity } from './security.ts';
import { ownBase } from './servers.ts';
import { elementsAt, memberAt, membersAt, type Spot, shortened, textAt } from './spot.ts';

type Named = Spot & { readonly step: string };

/** An operation, and where it stands. */
export interface Operation {
  readonly path: Named;
  /** The path's item, references followed. */
  readonly item: Spot;
  readonly spot: Named;
  /** Names from the collection down. */
  readonly where: string;
  readonly name: string;
}

/** What every request of a file has in common. */
export interface OperationReading {
  readonly reading: Reading;
  readonly base: string;
  readonly security: ReadSecurity;
}

/** The name of an operation's request. */
export function operationName(path: Named, spot: Named): string {
  const said = textAt(spot, 'summary').trim() || textAt(spot, 'operationId').trim();
  return shortened(said || `${spot.step.toUpperCase()} ${path.step}`);
}

/** Makes a request of an operation. */
export function readOperation(operation: Operation, id: string, common: OperationReading): SharedRequest {
  const { reading, security } = common;
  const { spot, item, path, where } = operation;
  const parameters = readParameters([item, spot], where, reading);
  tellLeftOut(operation, parameters, reading);
  const base = ownBase([spot, item], where, reading) ?? common.base;
  const body = bodyOf(operation, parameters, reading);
  return {
    kind: 'request',
    id,
    name: operation.name,
    method: spot.step.toUpperCase(),
    ...readUrl({ base, path, parameters, where }, reading),
    headers: headersOf(operation, { parameters, body }, reading),
    body: body.body,
    auth: security.authOf(spot, where),
    followsRedirects: false,
    notes: notesOf(operation),
  };
}

function bodyOf({ spot, where }: Operation, parameters: readonly Parameter[], reading: Reading): ReadBody {
  const read = reading.isSwagger
    ? readSwaggerBody(spot, parameters, { where, reading })
    : readRequestBody(spot, { where, reading });
  const takesNone = spot.step === 'head' || spot.step === 'trace';
  if (!takesNone || read.body.kind === 'none') return read;
  reading.findings.dropped({ spot, where }, `a body with ${spot.step.toUpperCase()}`);
  return noBody;
}

/** Headers that are never a parameter (OpenAPI 3.1 section 4.8.12.1): media types and auth say them. */
const saidElsewhere = /^(?:accept|content-type|authorization)$/i;

function headersOf(
  operation: Operation,
  { parameters, body }: { parameters: readonly Parameter[]; body: ReadBody },
  reading: Reading,
): Row[] {
  const accept = acceptOf(operation, reading);
  const row = (name: string, value: string, isEnabled = true): Row => ({ name, value, isEnabled });
  const own = parameters.filter((each) => each.in === 'header' && !saidElsewhere.test(each.name));
  return [
    ...(accept === null ? [] : [row('Accept', accept)]),
    ...(body.contentType === null ? [] : [row('Content-Type', body.contentType)]),
    ...own.map((each) => row(each.name, simpleText(each), each.isRequired)),
  ];
}

/** What the first answer of success comes as, JSON where it may. */
function acceptOf({ spot, where }: Operation, reading: Reading): string | null {
  const types = reading.isSwagger ? producedBy(spot, reading) : answeredBy(spot, where, reading);
  const usable = types.filter((type) => /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(?:\s*;[\x20-\x7e]*)?$/.test(type));
  return usable.find((type) => /[/+]json\b/i.test(type)) ?? usable[0] ?? null;
}

function producedBy(spot: Spot, { root }: Reading): string[] {
  const own = memberAt(spot, 'produces');
  return elementsAt(own.value === undefined ? memberAt(root, 'produces') : own).map(({ value }) => plainText(value));
}

function answeredBy(spot: Spot, where: string, { references }: Reading): string[] {
  for (const answer of membersAt(memberAt(spot, 'responses')).filter(({ step }) => /^2/.test(step))) {
    const resolved = references.resolve(answer, where);
    const types = resolved ? membersAt(memberAt(resolved, 'content')).map(({ step }) => step) : [];
    if (types.length > 0) return types;
  }
  return [];
}

/** What a request has no place for. */
function tellLeftOut(
  { spot, where }: Operation,
  parameters: readonly Parameter[],
  { findings, references, isSwagger }: Reading,
) {
  for (const { spot: at, in: place, name } of parameters) {
    if (place === 'cookie')
      findings.dropped({ spot: at, where }, `the cookie ${name}`, 'left out: write a Cookie header');
    else if (place === 'header' && saidElsewhere.test(name))
      findings.dropped({ spot: at, where }, `the header ${name} as a parameter`, 'said by auth and media types');
    else if (!/^(?:path|query|header)$/.test(place) && !(isSwagger && /^(?:body|formData)$/.test(place)))
      findings.dropped({ spot: at, where }, `the parameter ${name} in ${place}`);
  }
  for (const callback of membersAt(memberAt(spot, 'callbacks')))
    findings.dropped({ spot: callback, where }, `the callback ${callback.step}`);
  for (const answer of membersAt(memberAt(spot, 'responses'))) {
    const resolved = references.resolve(answer, where);
    const links = resolved ? membersAt(memberAt(resolved, 'links')) : [];
    for (const link of links) findings.dropped({ spot: link, where }, `the link ${link.step}`);
  }
}

function notesOf({ spot, item, name }: Operation): string {
  const summary = textAt(spot, 'summary').trim();
  const pieces = [
    memberAt(spot, 'deprecated').value === true ? 'Deprecated.' : '',
    summary === name ? '' : summary,
    textAt(spot, 'description').trim() || textAt(item, 'description').trim(),
    scopesOf(spot),
    textAt(memberAt(spot, 'externalDocs'), 'url').trim(),
  ];
  return pieces.filter(Boolean).join('\n\n');
}

function scopesOf(spot: Spot): string {
  const named = elementsAt(memberAt(spot, 'security')).flatMap((each) => membersAt(each).flatMap(elementsAt));
  const scopes = new Set(named.map(({ value }) => plainText(value)).filter(Boolean));
  return scopes.size === 0 ? '' : `Scopes: ${[...scopes].join(' ')}`;
}
