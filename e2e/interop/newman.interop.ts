// A collection twice: opened and sent by the console, through its own proxy; and written for Postman and run by newman.
// What arrives has to be the same.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SecretRef } from '#call/secret-ref.ts';
import { fill } from '#call/template.ts';
import { buildRequest } from '#collection/build-request.ts';
import { buildRecords } from '#collection/document-records.ts';
import type { Environment } from '#collection/environment.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { secretPlaceKey } from '#collection/secret-place.ts';
import { findItem } from '#collection/tree.ts';
import { writePostmanEnvironment } from '#formats/postman/write-variables.ts';
import { writePostman } from '#formats/write-postman.ts';
import { blankProfile, resolveProfile } from '#oauth/profile.ts';
import { type ServedPractice, servePractice } from '#practice/serve-practice.test-support.ts';
import { PRACTICE_SERVICE } from '#practice/standard/registration.ts';
import { callThrough, startProxy } from '#proxy/proxy.test-support.ts';
import { findNewman, runNewman } from './newman.ts';
import { echoDocument, fileText, typedSecrets } from './newman-document.ts';
import { startWireRecorder } from './wire-recorder.ts';

let newman: readonly string[];
let folder: string;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let practice: ServedPractice;
let recorder: Awaited<ReturnType<typeof startWireRecorder>>;
beforeAll(async () => {
  newman = await findNewman();
  folder = await mkdtemp(join(tmpdir(), 'authscope-newman-'));
  proxy = await startProxy();
  practice = await servePractice(['http://127.0.0.1:6284']);
  recorder = await startWireRecorder();
}, 180_000);
afterAll(async () => {
  recorder?.close();
  await practice?.close();
  await proxy?.close();
  if (folder) await rm(folder, { recursive: true });
});

test('newman sends what the console sends', async () => {
  const accessToken = await getToken();
  const byConsole = await sendByConsole(accessToken);
  const byNewman = await sendByNewman(accessToken);
  expect(byNewman.map(({ name }) => name)).toEqual(byConsole.map(({ name }) => name));
  for (const [at, { name, arrived }] of byConsole.entries()) {
    const theirs = byNewman[at]?.arrived;
    expect([name, theirs && comparable(theirs, arrived)]).toEqual([name, comparable(arrived, arrived)]);
  }
});

/** A request as it arrived. */
interface Arrived {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

interface Named {
  readonly name: string;
  readonly arrived: Arrived;
}

/**
 * The lines that the console sends, in the order of their names: newman adds some, and puts its own auth elsewhere.
 * Connection is each client's own; a form has a space as `+` here and as `%20` there.
 */
function comparable({ method, target, headers, body }: Arrived, console: Arrived) {
  const names = new Set(console.headers.map(([name]) => name.toLowerCase()));
  const lines = headers
    .filter(([name]) => names.has(name.toLowerCase()) && !/^(?:connection|content-length)$/i.test(name))
    .toSorted(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : Number(a.toLowerCase() !== b.toLowerCase())));
  const isForm = headers.some(([, value]) => value.startsWith('application/x-www-form-urlencoded'));
  return { method, target, lines, body: isForm ? [...new URLSearchParams(body)] : body };
}

/** What the practice API gives back of a request. */
function readEcho(text: string): Arrived {
  const { url: target, ...rest } = JSON.parse(text) as Omit<Arrived, 'target'> & { readonly url: string };
  return { ...rest, target };
}

function takeRecorded(): Arrived[] {
  return recorder.take().map(({ start, headers, body }) => {
    const [method = '', target = ''] = start.split(' ');
    const lines = headers.map((line) => [line.replace(/:.*/s, ''), line.replace(/^[^:]*:\s*/, '')] as const);
    return { method, target, headers: lines, body: body.toString() };
  });
}

async function getToken(): Promise<string> {
  const { id, secret } = PRACTICE_SERVICE;
  const response = await fetch(`${practice.origin}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'items:read',
      resource: `${practice.origin}/api`,
    }),
  });
  return (await response.json()).access_token;
}

const recorderUrl = () => `http://127.0.0.1:${recorder.port}`;

async function sendByNewman(accessToken: string): Promise<Named[]> {
  const [environment] = echoDocument.environments;
  await writeFile(join(folder, 'collection.json'), writePostman(echoDocument).text);
  await writeFile(join(folder, 'environment.json'), environment ? writePostmanEnvironment(environment) : '');
  await writeFile(join(folder, 'upload.txt'), fileText);
  const variables = {
    // As the findings of the export ask for: what goes into a URL is given encoded.
    ...Object.fromEntries(
      typedSecrets.map(({ variable, value, isInUrl }) => [variable, isInUrl ? encodeURIComponent(value) : value]),
    ),
    access_token: accessToken,
    practice: practice.origin,
    recorder: recorderUrl(),
  };
  const answers = await runNewman(newman, {
    ...{ folder, collection: 'collection.json', environment: 'environment.json', variables },
  });
  const recorded = takeRecorded();
  return answers.flatMap(({ name, body }) => {
    const arrived = body === '' ? recorded.shift() : readEcho(body);
    return arrived ? [{ name, arrived }] : [];
  });
}

/** Opens the document as a teammate does, puts the secrets in and presses Send on each request. */
async function sendByConsole(accessToken: string): Promise<Named[]> {
  const places = new Map(typedSecrets.map(({ place, value }) => [secretPlaceKey(place), value]));
  const open = ({ id }: SecretRef) => (id === 'token' ? accessToken : (places.get(id) ?? ''));
  const { collection, requests, environments } = buildRecords(echoDocument, {
    profileIdOf: () => 'p',
    idOf: (id) => id,
    newId: () => 'e',
    secretAt: (place) => secretRef(secretPlaceKey(place)),
    now: 0,
  });
  const sent: Named[] = [];
  for (const request of requests) {
    const built = buildRequest(withFile(request), {
      groups: (collection && findItem(collection, request.id)?.groups) ?? [],
      environment: withRecorder(environments[0]),
      profile: practiceProfile(),
      token: { id: 't', accessToken: secretRef('token') },
      practiceOrigin: practice.origin,
      ...{ lacking: [], kept: [], credentialOrigins: [], dynamic: null },
    });
    expect([request.name, built.kind === 'blocked' ? built.obstacles : []]).toEqual([request.name, []]);
    sent.push({ name: request.name, arrived: await send(built.request, open) });
  }
  return sent;
}

async function send(request: ReturnType<typeof buildRequest>['request'], open: (secret: SecretRef) => string) {
  const { method, url, headers, body } = request;
  const bytes = body.kind === 'text' ? fill(body.text, open) : fileText;
  const lines = headers.map(([name, value]) => [name, fill(value, open)] as const);
  const description = { method, url: fill(url, open), headers: lines, hasBody: body.kind !== 'none' };
  const answer = await callThrough(proxy.port, description, body.kind === 'none' ? '' : bytes);
  const [recorded] = takeRecorded();
  return recorded ?? readEcho(answer.body.toString());
}

function secretRef(id: string): SecretRef {
  return { id, label: id, lastFour: '' };
}

/** The file of the document's name, chosen again. */
function withFile(request: SavedRequest): SavedRequest {
  const stored = { id: 'f', bytes: Buffer.byteLength(fileText), chunkBytes: 1000, chunks: 1 };
  const file = { name: 'upload.txt', mediaType: 'text/x-note', stored };
  return request.body.kind === 'file' ? { ...request, body: { kind: 'file', file } } : request;
}

function withRecorder(environment: Environment | undefined): Environment | null {
  if (!environment) return null;
  const variable = { name: 'recorder', isEnabled: true, value: { kind: 'text', text: recorderUrl() } } as const;
  return { ...environment, variables: [...environment.variables, variable] };
}

function practiceProfile() {
  const [shared] = echoDocument.profiles;
  const profile = { ...blankProfile, ...shared?.fields, id: 'p' };
  return resolveProfile(profile, { console: 'http://127.0.0.1:6284', practice: practice.origin });
}
