// What a screen may show of text that holds secrets. Masking is by name and by shape: what came over the wire is not typed.
import type { CallRequest, HeaderLine } from './call.ts';
import { isJson, type JsonTone, jsonSpans } from './json-spans.ts';
import { lastFourOf, type SecretRef } from './secret-ref.ts';
import { fill, type Part, type Template } from './template.ts';

/** A piece of text for the screen. A `secret` piece has its value replaced already; `slot` awaits its value. */
export interface ShownSpan {
  readonly text: string;
  readonly tone: JsonTone | 'secret' | 'slot' | 'muted' | 'strong';
}

const dots = '••••••••';
const sensitiveNames =
  /^(.*[_-])?(token|secret|password|assertion|verifier)$|^(authorization|proxy-authorization|cookie|set-cookie|dpop|code|device_code|api[_-]?key|x-api-key|x-auth-token)$/i;
const bearerShape = /^(?:Bearer|Basic|DPoP)\s+\S/i;
const jwtShape = /^eyJ[\w-]+\.[\w-]*\.[\w-]*$/;
const jwtShownChars = 20;

/** Tells whether a value under this name is masked wherever it occurs: tokens, secrets, codes, credentials, cookies. */
export function isSensitiveName(name: string): boolean {
  return sensitiveNames.test(name);
}

/**
 * What stands for a secret on screen: dots and its last four characters, never its true length. A JWT shows the
 * start of its header, which holds no secret.
 */
export function maskedText(secret: string): string {
  if (jwtShape.test(secret)) return `${secret.slice(0, jwtShownChars)}…`;
  return `${dots}${lastFourOf(secret)}`;
}

/** What stands for a secret of which only the handle is at hand. */
export function maskedRef(secret: SecretRef): string {
  return `${dots}${secret.lastFour}`;
}

/** Opens a secret for the screen: after a press on Reveal only, and not for long. */
export type Opener = (secret: SecretRef) => string;

/**
 * A body for the screen: JSON coloured, secrets masked; other text as it is but for credentials.
 * @param isRevealed after a press on Reveal: nothing is masked.
 */
export function showBody(body: string, isRevealed = false): ShownSpan[] {
  const json = isJson(body) ? jsonSpans(body) : null;
  if (!json) return isRevealed ? [{ tone: 'plain', text: body }] : showPlain(body);
  if (isRevealed) return json.map(({ tone, text }) => ({ tone, text }));
  return json.map(({ tone, text, member }): ShownSpan => {
    if (tone !== 'string') return { tone, text };
    const value = String(JSON.parse(text));
    const isSecret = (member !== null && isSensitiveName(member)) || bearerShape.test(value) || jwtShape.test(value);
    return isSecret && value !== '' ? { tone: 'secret', text: JSON.stringify(maskCredentials(value)) } : { tone, text };
  });
}

/** Header lines for the screen, sensitive values masked. */
export function showHeaders(lines: readonly HeaderLine[]): (readonly [name: string, value: ShownSpan])[] {
  return lines.map(([name, value]) => [
    name,
    isSensitiveName(name) || bearerShape.test(value)
      ? { tone: 'secret', text: maskCredentials(value) }
      : { tone: 'plain', text: value },
  ]);
}

/** A template for the screen: slots masked, awaited ones named. */
export function showTemplate(template: Template): ShownSpan[] {
  return template.map((part) => showPart(part, null));
}

function showPart(part: Part, open: Opener | null): ShownSpan {
  switch (part.kind) {
    case 'text':
      return { tone: 'plain', text: part.text };
    case 'secret':
      return { tone: 'secret', text: open ? fill([part], open) : maskedRef(part.secret) };
    case 'awaited':
      return { tone: 'slot', text: `captured ${part.what} goes here` };
    case 'base64':
      return { tone: 'secret', text: open ? fill([part], open) : dots };
  }
}

/**
 * The raw HTTP of a request for the screen, one field of a form body to a line.
 * @param open after a press on Reveal: shows the secrets in their slots.
 */
export function showRequest(request: CallRequest, open: Opener | null = null): ShownSpan[] {
  const url = new URL(literalUrl(request));
  const headers = request.headers.flatMap(([name, value]): ShownSpan[] => [
    { tone: 'muted', text: `${name}: ` },
    ...value.map((part) => showPart(part, open)),
    { tone: 'plain', text: '\n' },
  ]);
  return [
    { tone: 'strong', text: request.method },
    { tone: 'plain', text: ` ${url.pathname}${url.search} HTTP/1.1\n` },
    { tone: 'muted', text: 'Host: ' },
    { tone: 'plain', text: `${url.host}\n` },
    ...headers,
    ...(request.body.kind === 'text' ? showFormBody(request.body.text, open) : []),
  ];
}

/** A request's URL without what stands in its secret slots. */
export function literalUrl(request: Pick<CallRequest, 'url'>): string {
  return request.url.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

function showFormBody(body: Template, open: Opener | null): ShownSpan[] {
  const parts = body.map((part) => showPart(part, open));
  const spans = parts.map((span) =>
    span.tone === 'plain' ? { ...span, text: span.text.replaceAll('&', '\n&') } : span,
  );
  return [{ tone: 'plain', text: '\n' }, ...spans];
}

function maskCredentials(value: string): string {
  const [scheme, credentials] = value.split(/\s+(.*)/s, 2);
  return bearerShape.test(value) ? `${scheme} ${maskedText(credentials ?? '')}` : maskedText(value);
}

function showPlain(body: string): ShownSpan[] {
  const spans = body.split(/((?:[\w-]+=)[^&\s]+|eyJ[\w-]+\.[\w-]*\.[\w-]*)/);
  return spans.filter(Boolean).flatMap((piece): ShownSpan[] => {
    const field = /^([\w-]+)=(.+)$/s.exec(piece);
    if (field?.[1] && field[2] && isSensitiveName(field[1])) {
      return [
        { tone: 'plain', text: `${field[1]}=` },
        { tone: 'secret', text: maskedText(field[2]) },
      ];
    }
    return [jwtShape.test(piece) ? { tone: 'secret', text: maskedText(piece) } : { tone: 'plain', text: piece }];
  });
}
