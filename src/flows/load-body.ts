import { bodyFileName } from '#call/body-file-name.ts';
import { type Call, headerValue, isTokenRequest } from '#call/call.ts';
import { hideEchoes, replaceInBlob } from '#call/echoes.ts';
import { shownUrl } from '#call/mask.ts';
import { hideGivenTokens } from '#oauth/hide-given-tokens.ts';
import type { ConsoleServices } from './console-services.ts';
import { readingOf } from './load-views.ts';

/**
 * The bytes of a response: as they came, with whatever secrets they hold, for a copy or a file, an image and a hex
 * dump; and for the views that read them, with what the request carried, and the tokens that a token request was given, hidden wherever they stand. `dropped` says that they were let go to keep within the storage budget.
 */
export type LoadedBody =
  | { readonly kind: 'dropped' }
  | {
      readonly kind: 'body';
      /** Has no media type: what it may be drawn as is for who draws it. */
      readonly blob: Blob;
      /** The very same one where nothing had to be hidden. */
      readonly shownBlob: Blob;
      /** The first bytes, at most 32. */
      readonly firstBytes: Uint8Array;
      /** The name to save it under. */
      readonly fileName: string;
    };

/** Loads the whole body of a call's response, decoded where it could be; a large one out of the vault's files. */
export async function loadBody(services: ConsoleServices, callId: string): Promise<LoadedBody> {
  const { vault } = services;
  const call = await vault.loadCall(callId);
  if (!call) throw new Error(`There is no call ${callId}`);
  if (call.isBodyDropped) return { kind: 'dropped' };
  const blob = call.largeBody
    ? await new Response(vault.readBody(call.largeBody) as BodyInit).blob()
    : new Blob([call.body as Uint8Array<ArrayBuffer>]);
  const hidden = isTokenRequest(call) ? hideGivenTokens(call, await readingOf(services, call)) : call;
  const shownBlob = replaceInBlob(blob, hidden.echoes?.body ?? []);
  const firstBytes = call.body.slice(0, 32);
  return { kind: 'body', blob, shownBlob, firstBytes, fileName: fileNameOf(hideEchoes(hidden)) };
}

function fileNameOf({ head, hops, request }: Call): string {
  return bodyFileName({
    contentDisposition: headerValue(head, 'content-disposition'),
    contentType: headerValue(head, 'content-type'),
    url: hops.at(-1)?.nextUrl ?? shownUrl(request),
  });
}
