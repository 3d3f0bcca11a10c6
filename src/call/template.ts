import type { SecretRef } from './secret-ref.ts';

/**
 * How a secret is written where its slot stands. `form` is application/x-www-form-urlencoded; `json` is what stands
 * between the quotes of a JSON string.
 */
export type SlotEncoding = 'verbatim' | 'form' | 'json';

/**
 * A piece of a request. Literal text; a slot that a secret fills just before transport; a slot for something
 * that has not arrived yet (a preview only); or pieces that are base64-encoded together (HTTP Basic).
 */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'secret'; readonly secret: SecretRef; readonly encoding: SlotEncoding }
  | { readonly kind: 'awaited'; readonly what: string }
  | { readonly kind: 'base64'; readonly parts: Template };

/** Text with slots in it: what is previewed and what is sent, one value for both. */
export type Template = readonly Part[];

/** A template of literal text only. */
export function text(value: string): Template {
  return value === '' ? [] : [{ kind: 'text', text: value }];
}

/** A template that is one secret's slot. */
export function slot(secret: SecretRef, encoding: SlotEncoding = 'verbatim'): Template {
  return [{ kind: 'secret', secret, encoding }];
}

/** Percent-encodes a name or value for application/x-www-form-urlencoded, space as `+` (RFC 6749 Appendix B). */
export function formEncode(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice(1);
}

/** Writes text where it stands: as it is, form-encoded, or between the quotes of a JSON string. */
export function encodeText(value: string, encoding: SlotEncoding): string {
  switch (encoding) {
    case 'verbatim':
      return value;
    case 'form':
      return formEncode(value);
    case 'json':
      return JSON.stringify(value).slice(1, -1);
  }
}

/** A template whose text and secrets are to be written so. What is base64-encoded stays as it is. */
export function encodeTemplate(template: Template, encoding: SlotEncoding): Template {
  return template.map((part): Part => {
    if (part.kind === 'text') return { ...part, text: encodeText(part.text, encoding) };
    return part.kind === 'secret' ? { ...part, encoding } : part;
  });
}

/** One text part where several stand side by side: a value is masked by the name in front of it. */
export function joinTexts(parts: Template): Template {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/**
 * Writes a template out with every secret in its place.
 * @param open gives a secret's value; called once per slot.
 * @throws if a slot still awaits its value: a preview was sent, which is a bug.
 */
export function fill(template: Template, open: (secret: SecretRef) => string): string {
  return template.map((part) => fillPart(part, open)).join('');
}

function fillPart(part: Part, open: (secret: SecretRef) => string): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'secret':
      return encodeText(open(part.secret), part.encoding);
    case 'base64':
      return base64(fill(part.parts, open));
    case 'awaited':
      throw new Error(`The request still awaits its ${part.what}`);
  }
}

function base64(value: string): string {
  const bytes = new TextEncoder().encode(value);
  // Joined, not spread: a long value has more bytes than a call may have arguments.
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** A template in which one secret stands wherever another stood. */
export function withSecret(template: Template, from: SecretRef, to: SecretRef): Template {
  return template.map((part): Part => {
    if (part.kind === 'base64') return { ...part, parts: withSecret(part.parts, from, to) };
    return part.kind === 'secret' && part.secret.id === from.id ? { ...part, secret: to } : part;
  });
}

/** Every secret a template has a slot for, in order, nested ones included. */
export function secretsIn(template: Template): SecretRef[] {
  return template.flatMap((part) => {
    if (part.kind === 'secret') return [part.secret];
    return part.kind === 'base64' ? secretsIn(part.parts) : [];
  });
}
