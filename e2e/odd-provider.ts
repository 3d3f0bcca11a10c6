import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer of the token endpoint or the API, written out by a test. `drop` closes the connection without one. */
export type OddAnswer =
  | { readonly status: number; readonly body: string; readonly headers?: Record<string, string> }
  | 'drop';

/** A token request as it arrived. */
export interface ReceivedTokenRequest {
  readonly authorization: string | undefined;
  readonly fields: URLSearchParams;
}

/**
 * An authorization server that does what a test tells it to: everything the practice provider is too correct for. It
 * shares no code with src/, checks nothing, and listens on localhost only.
 */
export interface OddProvider {
  /** "http://localhost:40003" */
  readonly origin: string;
  readonly tokenRequests: ReceivedTokenRequest[];
  /** Changes the answer's fields before they travel. */
  changeResponse: (fields: URLSearchParams) => void;
  /** How the answer travels, whatever was asked for; `shown` shows the code on a page. */
  responseMode: 'query' | 'fragment' | 'form_post' | 'shown';
  /** Headers of the consent page. */
  pageHeaders: Record<string, string>;
  /** The next token requests get these, in order; after that, tokens. */
  readonly tokenAnswers: OddAnswer[];
  /** Members of the token response, over the plain ones. */
  tokenMembers: Record<string, unknown>;
  /** Members of both metadata documents, over the plain ones; `null` has none served. */
  metadata: Record<string, unknown> | null;
  /** What /jwks answers: the key that `sign` uses. */
  jwks: object;
  /** A signed JWT with these claims, by the key at /jwks. */
  sign(claims: Record<string, unknown>): string;
  close(): Promise<void>;
}

const keyId = 'odd-1';

/** Starts the provider on a free port. */
export async function startOddProvider(): Promise<OddProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    answer(provider, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const provider: OddProvider = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    tokenRequests: [],
    changeResponse: () => {},
    responseMode: 'query',
    pageHeaders: {},
    tokenAnswers: [],
    tokenMembers: {},
    metadata: {},
    jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }] },
    sign(claims) {
      const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
      const input = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${encode(claims)}`;
      return `${input}.${createSign('sha256').update(input).sign(privateKey).toString('base64url')}`;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}

async function answer(provider: OddProvider, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '/', provider.origin);
  switch (pathname) {
    case '/authorize':
      return page(response, consentPage(searchParams), provider.pageHeaders);
    case '/allow':
      return sendResponse(provider, response, searchParams);
    case '/token':
      return token(provider, request, response);
    case '/jwks':
      return json(response, 200, provider.jwks);
    case '/.well-known/openid-configuration':
    case '/.well-known/oauth-authorization-server':
      return provider.metadata ? json(response, 200, metadataOf(provider)) : json(response, 404, {});
    case '/api/me':
      return json(response, 200, { authorization: request.headers.authorization ?? null });
    case '/moved':
      response.writeHead(302, { location: `${provider.origin.replace('localhost', '127.0.0.1')}/api/me` }).end();
      return;
    default:
      return json(response, 404, { error: 'not_found' });
  }
}

function metadataOf({ origin, metadata }: OddProvider): object {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/jwks`,
    response_types_supported: ['code', 'token'],
    grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token', 'password', 'implicit'],
    scopes_supported: ['read', 'write'],
    code_challenge_methods_supported: ['S256', 'plain'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    ...metadata,
  };
}

function consentPage(asked: URLSearchParams): string {
  return `<h1>Consent</h1><a href="/allow?${escapeHtml(asked.toString())}">Allow</a>`;
}

function sendResponse(provider: OddProvider, response: ServerResponse, asked: URLSearchParams) {
  const isImplicit = asked.get('response_type') === 'token';
  const fields = new URLSearchParams(
    isImplicit
      ? { access_token: `at-${randomBytes(12).toString('hex')}`, token_type: 'Bearer', expires_in: '90' }
      : { code: `code-${randomBytes(12).toString('hex')}` },
  );
  const state = asked.get('state');
  if (state) fields.set('state', state);
  provider.changeResponse(fields);
  const redirectUri = asked.get('redirect_uri') ?? '';
  switch (isImplicit ? 'fragment' : provider.responseMode) {
    case 'shown':
      return page(response, `<h1>Your code</h1><code>${escapeHtml(fields.get('code') ?? '')}</code>`);
    case 'form_post':
      return page(response, formPost(redirectUri, fields));
    default: {
      const mark = isImplicit || provider.responseMode === 'fragment' ? '#' : '?';
      response.writeHead(303, { location: `${redirectUri}${mark}${fields}` }).end();
    }
  }
}

function formPost(action: string, fields: URLSearchParams): string {
  const inputs = [...fields].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return `<form method="post" action="${escapeHtml(action)}">${inputs.join('')}<button>Continue</button></form>`;
}

async function token(provider: OddProvider, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const fields = new URLSearchParams(Buffer.concat(chunks).toString());
  provider.tokenRequests.push({ authorization: request.headers.authorization, fields });
  const told = provider.tokenAnswers.shift();
  if (told === 'drop') {
    request.socket.destroy();
  } else if (told) {
    response.writeHead(told.status, { 'content-type': 'application/json', ...told.headers }).end(told.body);
  } else {
    json(response, 200, tokenResponse(provider, fields));
  }
}

function tokenResponse({ tokenMembers }: OddProvider, fields: URLSearchParams): object {
  const isForItself = fields.get('grant_type') === 'client_credentials';
  return {
    access_token: `at-${randomBytes(16).toString('hex')}`,
    token_type: 'Bearer',
    expires_in: 3600,
    ...(isForItself ? {} : { refresh_token: `rt-${randomBytes(16).toString('hex')}` }),
    ...tokenMembers,
  };
}

function page(response: ServerResponse, body: string, headers: Record<string, string> = {}) {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(`<!doctype html><title>Odd provider</title><link rel="icon" href="data:,">${body}`);
}

function json(response: ServerResponse, status: number, document: object) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(document));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
