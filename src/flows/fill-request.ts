import type { CallRequest, RequestBody } from '#call/call.ts';
import { needlesOf } from '#call/echo-needles.ts';
import { createEchoReader, type EchoReader } from '#call/echo-reader.ts';
import { isSensitiveHeader } from '#call/secret-names.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { fill, secretsIn, type Template } from '#call/template.ts';
import type { TlsSettings } from '#call/wire.ts';
import type { ConnectionSettings } from '#oauth/profile.ts';
import type { FilledRequest } from '#transport/transport.ts';
import type { Vault } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';

/** The part of a filled request that its slots decide. */
export type FilledParts = Pick<FilledRequest, 'method' | 'url' | 'headers' | 'body' | 'sensitiveHeaders'>;

/** A request with its secrets in place, and what looks for them in the response. Both live only as long as the call. */
export interface FilledCall {
  readonly parts: FilledParts;
  readonly echoes: EchoReader;
}

/** Puts every secret of a request into its slot. */
export async function fillRequest({ vault }: ConsoleServices, request: CallRequest): Promise<FilledCall> {
  const bodyTemplate: Template = request.body.kind === 'text' ? request.body.text : [];
  const templates = [request.url, ...request.headers.map(([, value]) => value), bodyTemplate];
  const slots = templates.flatMap(secretsIn);
  const values = new Map<string, string>();
  for (const ref of slots) values.set(ref.id, (await vault.open(ref)).reveal());
  const open = (ref: SecretRef) => values.get(ref.id) ?? '';
  const parts = {
    method: request.method,
    url: fill(request.url, open),
    headers: request.headers.map(([name, value]) => [name, fill(value, open)] as const),
    body: await bytesOf(vault, request.body, open),
    sensitiveHeaders: sensitiveHeadersOf(request),
  };
  return { parts, echoes: createEchoReader(needlesOf(templates, open)) };
}

async function bytesOf(vault: Vault, body: RequestBody, open: (ref: SecretRef) => string): Promise<Uint8Array | null> {
  switch (body.kind) {
    case 'none':
      return null;
    case 'text':
      return new TextEncoder().encode(fill(body.text, open));
    case 'file':
      return new Uint8Array(await new Response(vault.readBody(body.file.stored) as BodyInit).arrayBuffer());
  }
}

/** The names of the headers that must not leave the origin: those with a slot, and those whose name says so. */
function sensitiveHeadersOf({ headers }: CallRequest): string[] {
  const sensitive = headers.filter(([name, value]) => secretsIn(value).length > 0 || isSensitiveHeader(name));
  return [...new Set(sensitive.map(([name]) => name.toLowerCase()))];
}

/** How a profile's connections are made, its key opened; `null` where nothing departs from the defaults. */
export async function openTlsSettings(
  { vault }: ConsoleServices,
  { verifiesCertificate, ca, clientCertificate, clientKey }: ConnectionSettings,
): Promise<TlsSettings | null> {
  if (verifiesCertificate && !ca && !clientCertificate && !clientKey) return null;
  return {
    verify: verifiesCertificate,
    ca: ca || null,
    certificate: clientCertificate || null,
    key: clientKey && (await vault.open(clientKey)).reveal(),
  };
}
