import { type PreviewPiece, previewUrl } from './preview-url.ts';
import { Resolver } from './resolve-text.ts';
import type { Scope } from './scope.ts';

/** What a text that names variables will say when it is sent, secrets masked; empty for one that names none. */
export function previewText(text: string, scope: Scope): PreviewPiece[] {
  return text.includes('{{') ? previewUrl(new Resolver(scope).resolve(text, 'header')) : [];
}
