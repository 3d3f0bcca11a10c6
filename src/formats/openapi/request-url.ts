import type { SharedRequest } from '#collection/shared-document.ts';
import { type Pair, type Parameter, pairsOf, simpleText } from './parameters.ts';
import type { Reading } from './reading.ts';
import { type Spot, textAt } from './spot.ts';
import { variableNameFor } from './variables.ts';

/** An operation's address. */
export type ReadUrl = Pick<SharedRequest, 'url' | 'disabledParameters' | 'pathVariables'>;

interface Address {
  /** `{{base_url}}`, or an address of the operation's own. */
  readonly base: string;
  /** The path as the file has it: `/pets/{id}`. */
  readonly path: Spot & { readonly step: string };
  readonly parameters: readonly Parameter[];
  readonly where: string;
}

/** Writes an address: path parameters as path variables, required query parameters in it, the others switched off. */
export function readUrl(address: Address, reading: Reading): ReadUrl {
  const [, path = '', query = '', fragment] = /^([^?#]*)\??([^#]*)(#.*)?$/s.exec(address.path.step) ?? [];
  if (fragment !== undefined)
    reading.findings.changed({ spot: address.path, where: address.where }, fragment, 'left out: it is never sent');
  const written = writePath(path, address, reading);
  const enabled = query === '' ? [] : query.split('&');
  const disabledParameters: { place: number; name: string; value: string | null }[] = [];
  for (const parameter of address.parameters.filter((each) => each.in === 'query')) {
    for (const [name, value] of pairsOf(parameter, reading.isSwagger).map(encodedPair)) {
      if (parameter.isRequired) enabled.push(`${name}=${value}`);
      else disabledParameters.push({ place: enabled.length + disabledParameters.length, name, value });
    }
  }
  const url = `${address.base}${written.path}${enabled.length > 0 ? `?${enabled.join('&')}` : ''}`;
  return { url, disabledParameters, pathVariables: written.pathVariables };
}

function writePath(
  path: string,
  address: Address,
  reading: Reading,
): Pick<ReadUrl, 'pathVariables'> & { path: string } {
  const values = new Map<string, string>();
  const parameters = new Map(address.parameters.filter((each) => each.in === 'path').map((each) => [each.name, each]));
  const given = (name: string) => {
    const parameter = parameters.get(name);
    return parameter ? simpleText(parameter) : '';
  };
  // What the file has as a plain colon would be a path variable here.
  const plain = path.replace(/(?<=\/):(?=[\p{L}_])/gu, '%3A');
  const written = plain.replace(/\{([^{}]*)\}/g, (whole: string, name: string, at: number) => {
    const isSegment =
      plain[at - 1] === '/' && !/^[\p{L}\p{N}_-]/u.test(plain.slice(at + whole.length, at + whole.length + 2));
    const style = styleOf(parameters.get(name));
    if (!isSegment || style !== '') {
      const variable = reading.variables.text(name, given(name));
      reading.findings.changed(
        { spot: address.path, where: address.where },
        style === '' ? `${whole} within a segment` : `${whole}, in a style of its own`,
        `the variable ${variable}`,
      );
      return `${style}${variable}`;
    }
    const own = pathNameFor(name);
    if (!values.has(own)) values.set(own, given(name));
    return `:${own}`;
  });
  const pathVariables = Array.from(values, ([name, value]) => ({ name, value }));
  return { path: written.startsWith('/') || written === '' ? written : `/${written}`, pathVariables };
}

/** What a path parameter begins with that is not of the style `simple` (OpenAPI 3.1 section 4.8.12.2). */
function styleOf(parameter: Parameter | undefined): string {
  const style = parameter && textAt(parameter.spot, 'style');
  if (style === 'matrix') return `;${parameter?.name}=`;
  return style === 'label' ? '.' : '';
}

/** A name as path variables may have it. */
function pathNameFor(name: string): string {
  const plain = variableNameFor(name).replaceAll('.', '_');
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
}

/** As it stands in a URL. What is harmless in a query stays legible. */
function encodedPair([name, value]: Pair): Pair {
  return [encodeInQuery(name), encodeInQuery(value)];
}

export function encodeInQuery(text: string): string {
  return wellFormed(text).replace(/[^\w.~!$'()*,;:@/?[\]{}|-]/gu, encodeURIComponent);
}

/** Half a surrogate has no encoding. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
