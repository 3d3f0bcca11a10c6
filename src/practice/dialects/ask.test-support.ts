import type { Vendor } from './dialect.ts';
import { type Spoken, speak } from './speak.test-support.ts';

/** A dialect under test whose answers come read. */
export interface Asked extends Spoken {
  /** Lets time pass. */
  wait(seconds: number): void;
  get(path: string, headers?: HeadersInit): Promise<Answered>;
  /** Sends a form. */
  post(path: string, fields: Readonly<Record<string, string>>, headers?: HeadersInit): Promise<Answered>;
  /** Sends JSON: a text goes as it is. */
  postJson(path: string, body: unknown, headers?: HeadersInit): Promise<Answered>;
}

/** An answer whose body was read: as JSON where it is, else as text. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body.
  readonly body: any;
}

/** Makes a vendor's dialect for a test that asks much and reads every answer. */
export function ask(vendor: Vendor): Asked {
  const spoken = speak(vendor);
  const send = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await spoken.send(path, init);
    const { status, headers } = response;
    const text = await response.text();
    const isJson = headers.get('content-type')?.startsWith('application/json');
    return { status, headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    ...spoken,
    wait: (seconds) => spoken.pass(seconds * 1000),
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) => send(path, { method: 'POST', headers, body: new URLSearchParams(fields) }),
    postJson: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}
