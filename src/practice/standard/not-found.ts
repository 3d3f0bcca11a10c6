import type { KoaContextWithOIDC } from 'oidc-provider';
import { plainErrorPage } from './error-page.ts';
import { renderPage } from './page.ts';

/** Answers unknown paths, which oidc-provider leaves blank. */
export async function answerNotFound(ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> {
  await next();
  if (ctx.status !== 404 || ctx.body !== undefined) return;
  const sentence = `Nothing answers ${ctx.method} at ${ctx.path}.`;
  if (ctx.accepts('json', 'html') === 'html') {
    ctx.body = renderPage(plainErrorPage('Not found', sentence));
    ctx.type = 'html';
  } else {
    ctx.body = { error: 'not_found', error_description: sentence };
  }
  ctx.status = 404;
}
