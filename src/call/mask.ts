// What a screen may show of text that holds secrets. Masking is by name and by shape: what came over the wire is not typed.
import type { CallRequest, HeaderLine } from './call.ts';
import { type JsonTone, jsonSpans } from './json-spans.ts';
import { maskJson } from './mask-json.ts';
import { maskTemplate, type Slot, type TemplatePiece } from './mask-template.ts';
import { maskPieces, maskText } from './mask-text.ts';
import { dots, maskedRef, maskedValue } from './masked-text.ts';
import { isSensitiveName } from './secret-names.ts';
import type { SecretRef } from './secret-ref.ts';
import { fill, type Template, text } from './template.ts';

/** A piece of text for the screen. A `secret` piece has its value replaced already; `slot` awaits its value. */
export interface ShownSpan {
  readonly text: string;
  readonly tone: JsonTone | 'secret' | 'slot' | 'muted' | 'strong';
}

/** Opens a secret for the screen: after a press on Reveal only, and not for long. */
export type Opener = (secret: SecretRef) => string;

/**
 * A body for the screen: JSON coloured, secrets masked; other text as it is but for its secrets. JSON that broke off
 * counts as other text.
 * @param isRevealed after a press on Reveal: nothing is masked.
 */
export function showBody(body: string, isRevealed = false): ShownSpan[] {
  const json = jsonSpans(body);
  if (json) return isRevealed ? json.map(({ tone, text }) => ({ tone, text })) : maskJson(json);
  return isRevealed ? [{ tone: 'plain', text: body }] : showText(body);
}

/** Header lines for the screen, sensitive values masked. */
export function showHeaders(lines: readonly HeaderLine[]): (readonly [name: string, value: ShownSpan])[] {
  return lines.map(([name, value]) => {
    const shown = isSensitiveName(name) && value !== '' ? maskedValue(value, name) : maskText(value);
    return [name, { tone: shown === value ? 'plain' : 'secret', text: shown }];
  });
}

/**
 * A template for the screen: slots masked, awaited ones named, literal text as it is but for its secrets.
 * @param header the header it is the value of, which may make all of it a secret.
 */
export function showTemplate(template: Template, header = ''): ShownSpan[] {
  return showParts(template, { open: null, header });
}

interface Showing {
  readonly open: Opener | null;
  readonly header: string;
}

function showParts(template: Template, { open, header }: Showing): ShownSpan[] {
  if (open) {
    return template.map((part) => (part.kind === 'text' ? { tone: 'plain', text: part.text } : showSlot(part, open)));
  }
  return isSensitiveName(header)
    ? template.map((part) => (part.kind === 'text' ? showLiteral(part.text, header) : showSlot(part)))
    : showPieces(maskTemplate(template));
}

function showPieces(pieces: readonly TemplatePiece[]): ShownSpan[] {
  return pieces.map((piece) => (piece.kind === 'slot' ? showSlot(piece.slot) : { tone: piece.tone, text: piece.text }));
}

function showSlot(slot: Slot, open: Opener | null = null): ShownSpan {
  switch (slot.kind) {
    case 'secret':
      return { tone: 'secret', text: open ? fill([slot], open) : maskedRef(slot.secret) };
    case 'awaited':
      return { tone: 'slot', text: `${slot.what} goes here` };
    case 'base64':
      return { tone: 'secret', text: open ? fill([slot], open) : dots };
  }
}

/** Text that the user wrote under a sensitive header: a secret, but for the scheme in front of a slot. */
function showLiteral(text: string, header: string): ShownSpan {
  const isSecret = text.trim() !== '' && !/^[\w-]+\s+$/.test(text);
  return { tone: isSecret ? 'secret' : 'plain', text: isSecret ? maskedValue(text, header) : text };
}

/**
 * The raw HTTP of a request for the screen, one field of a form body to a line. A URL that can't be read is shown as
 * it stands.
 * @param open after a press on Reveal: shows the secrets in their slots.
 */
export function showRequest(request: CallRequest, open: Opener | null = null): ShownSpan[] {
  const literal = joinLiterals(request.url);
  const url = URL.canParse(literal) ? new URL(literal) : null;
  const headers = request.headers.flatMap(([name, value]): ShownSpan[] => [
    { tone: 'muted', text: `${name}: ` },
    ...showParts(value, { open, header: name }),
    { tone: 'plain', text: '\n' },
  ]);
  const host: ShownSpan[] = [
    { tone: 'muted', text: 'Host: ' },
    { tone: 'plain', text: `${url?.host}\n` },
  ];
  return [
    { tone: 'strong', text: request.method },
    { tone: 'plain', text: ' ' },
    ...showTarget(request.url, url, open),
    { tone: 'plain', text: ' HTTP/1.1\n' },
    ...(url ? host : []),
    ...headers,
    ...showRequestBody(request, open),
  ];
}

/** What stands behind the host. One with slots in it is shown as it is built: a preview names what goes there. */
function showTarget(template: Template, url: URL | null, open: Opener | null): ShownSpan[] {
  if (url && template.some(({ kind }) => kind !== 'text')) {
    const [first, ...others] = template;
    const start = first?.kind === 'text' ? first.text.replace(/^[^:]*:\/\/[^/?#]*/, '') : '';
    return first?.kind === 'text'
      ? showParts([...text(start.startsWith('/') ? start : `/${start}`), ...others], { open, header: '' })
      : showParts(template, { open, header: '' });
  }
  const target = url ? `${url.pathname}${url.search}` : joinLiterals(template);
  return [{ tone: 'plain', text: open ? target : maskText(target) }];
}

/** A request's URL for the screen: without what stands in its secret slots, and what its text holds masked. */
export function shownUrl(request: Pick<CallRequest, 'url'>): string {
  return maskText(joinLiterals(request.url));
}

function joinLiterals(url: Template): string {
  return url.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

const gap: ShownSpan = { tone: 'plain', text: '\n' };

function showRequestBody(request: CallRequest, open: Opener | null): ShownSpan[] {
  const { body } = request;
  switch (body.kind) {
    case 'none':
      return [];
    case 'text':
      return [gap, ...(isForm(request) ? showForm(body.text, open) : showTextBody(body.text, open))];
    case 'file':
      return [gap, { tone: 'muted', text: `${body.file.name}, ${body.file.stored.bytes.toLocaleString('en')} bytes` }];
  }
}

function showForm(body: Template, open: Opener | null): ShownSpan[] {
  return showParts(body, { open, header: '' }).map((span) =>
    span.tone === 'plain' ? { ...span, text: span.text.replaceAll('&', '\n&') } : span,
  );
}

function showTextBody(body: Template, open: Opener | null): ShownSpan[] {
  if (!open) return showPieces(maskTemplate(body, true));
  const isLiteral = body.every(({ kind }) => kind === 'text');
  return isLiteral ? showBody(joinLiterals(body), true) : showParts(body, { open, header: '' });
}

function isForm(request: CallRequest): boolean {
  const type = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? [];
  return joinLiterals(type).toLowerCase().startsWith('application/x-www-form-urlencoded');
}

function showText(text: string): ShownSpan[] {
  return maskPieces(text).map((piece) => ({ tone: piece.isSecret ? 'secret' : 'plain', text: piece.text }));
}
