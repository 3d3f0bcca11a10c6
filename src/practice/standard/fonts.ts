import type { ServerResponse } from 'node:http';
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import mono from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?inline';

const FONTS: Readonly<Record<string, Buffer>> = {
  '/fonts/inter.woff2': bytes(inter),
  '/fonts/jetbrains-mono.woff2': bytes(mono),
};

/** The console's two typefaces, under the names that the design tokens use. */
export const FONT_FACES = `
@font-face { font-family: "Inter Variable"; font-weight: 100 900; font-display: swap; src: url(/fonts/inter.woff2) format("woff2"); }
@font-face { font-family: "JetBrains Mono Variable"; font-weight: 100 800; font-display: swap; src: url(/fonts/jetbrains-mono.woff2) format("woff2"); }`;

/** Answers the path of a font. Returns whether it was one. */
export function answerFont(path: string, res: ServerResponse): boolean {
  const font = Object.hasOwn(FONTS, path) ? FONTS[path] : undefined;
  if (font === undefined) return false;
  res.writeHead(200, { 'Content-Type': 'font/woff2', 'Content-Length': font.length, 'Cache-Control': 'max-age=86400' });
  res.end(font);
  return true;
}

function bytes(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}
