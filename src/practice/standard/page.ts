import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import tokens from '#ui/tokens.css?raw';
import { FONT_FACES } from './fonts.ts';
import { html, Markup } from './markup.ts';
import pageStyle from './page-style.css?raw';

/** One page of the provider: what stands between header and footer, and under which title. */
export interface Page {
  readonly title: string;
  readonly body: Markup;
  /** The home page has a table of endpoints and needs the room. */
  readonly wide?: boolean;
}

const STYLE = `${plainCss(tokens)}${FONT_FACES}\n${pageStyle}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Renders a whole document, style included: a page of the provider loads nothing but its two fonts. */
export function renderPage({ title, body, wide }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Authscope practice provider</title>
<link rel="icon" href="data:,">
${new Markup(`<style>${STYLE}</style>`)}
</head>
<body${wide ? new Markup(' class="wide"') : ''}>
<header>
<svg viewBox="0 0 24 24" fill="none" aria-hidden="true"><path d="M3.5 16h4.2l4.3-9.5 4.3 9.5h4.2" stroke="#4be3a4" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>
<span>Practice provider</span>
<span class="tag">For practice only</span>
</header>
<main class="card">
${body}
</main>
<footer>Part of Authscope, on this computer. Nothing here leaves it.</footer>
</body>
</html>
`.text;
}

/**
 * Sets the headers of everything a browser may show, before anything else writes to it. `form-action` names the
 * consoles because Chrome applies it to the redirect that follows a submitted form, too. The empty `script-src` is
 * where oidc-provider adds the hash of its form_post script; without it no script runs at all.
 */
export function setPageHeaders(res: ServerResponse, consoleOrigins: readonly string[]): void {
  res.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      'script-src',
      `style-src 'sha256-${STYLE_HASH}'`,
      'img-src data:',
      "font-src 'self'",
      "base-uri 'none'",
      `form-action 'self' ${consoleOrigins.join(' ')}`,
      "frame-ancestors 'none'",
    ].join('; '),
  );
  res.setHeader('X-Frame-Options', 'DENY');
  // `no-referrer` would turn the Origin of our own forms into `null`, and they are checked by it.
  res.setHeader('Referrer-Policy', 'same-origin');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
}

/** Answers with a page, never cached. */
export function sendPage(res: ServerResponse, status: number, page: Page): void {
  const body = renderPage(page);
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(body),
  });
  res.end(body);
}

/** The design tokens without Tailwind's blocks, which browsers would skip but every page would carry. */
function plainCss(css: string): string {
  const withoutComments = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const lines: string[] = [];
  let depth = 0;
  let skipping = false;
  for (const line of withoutComments.split('\n')) {
    if (depth === 0 && /^@(custom-variant|theme|utility|config|import|source|plugin)\b/.test(line)) skipping = true;
    if (!skipping && line.trim() !== '') lines.push(line.trim().replace(/\s+/g, ' '));
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
    if (depth === 0) skipping = false;
  }
  return lines.join('\n');
}
