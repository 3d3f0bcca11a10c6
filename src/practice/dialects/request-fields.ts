import type { Refusal } from './dialect.ts';

/** Parameters by name. One without a value counts as not sent (RFC 6749, section 3.2). */
export type Fields = ReadonlyMap<string, string>;

/** Parameters that could be read, or why they could not. */
export type ReadFields = { readonly fields: Fields } | { readonly refusal: Refusal };

/** A way to write the parameters of a token request. */
export type BodyForm = 'form' | 'json';

const MEDIA_TYPES: Readonly<Record<BodyForm, string>> = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
};

const refuse = (description: string) => ({ refusal: { status: 400, code: 'invalid_request', description } }) as const;

/** Reads the query of a request. A parameter that came twice is refused (RFC 6749, section 3.1). */
export function readQuery(url: URL): ReadFields {
  return collect(url.searchParams, 'in the URL');
}

/** Reads the body of a token request, in the ways that the vendor takes. */
export async function readBodyFields(request: Request, taken: readonly BodyForm[]): Promise<ReadFields> {
  const text = await request.text();
  const type = request.headers.get('content-type');
  const wanted = taken.map((form) => MEDIA_TYPES[form]).join(' or ');
  if (text === '') return refuse(`The body is empty. It carries the parameters, as ${wanted}.`);
  if (type === null) return refuse(`The Content-Type header is missing. It says ${wanted}.`);
  const media = type.split(';')[0]?.trim().toLowerCase();
  const form = taken.find((each) => MEDIA_TYPES[each] === media);
  if (form === undefined) return refuse(`The Content-Type is ${type.slice(0, 80)}. This endpoint takes ${wanted}.`);
  return form === 'form' ? collect(new URLSearchParams(text), 'in the body') : readJson(text);
}

function readJson(text: string): ReadFields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('The body is not JSON, though its Content-Type says so.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('The body is JSON, but no object. The parameters are its members.');
  }
  const odd = Object.entries(value).find(([, member]) => typeof member !== 'string');
  if (odd !== undefined) return refuse(`${odd[0]} is not a text in quotes.`);
  return collect(membersOf(text), 'in the body');
}

/** The members of a flat object of texts, as written: `JSON.parse` keeps only the last of two with one name. */
function* membersOf(text: string): Iterable<readonly [string, string]> {
  for (const [, name = '', value = ''] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:\s*("(?:[^"\\]|\\.)*")/g)) {
    yield [JSON.parse(name), JSON.parse(value)];
  }
}

function collect(pairs: Iterable<readonly [string, string]>, where: string): ReadFields {
  const seen = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (seen.has(name)) return refuse(`${name} came more than once ${where}.`);
    seen.set(name, value);
  }
  return { fields: new Map([...seen].filter(([, value]) => value !== '')) };
}
