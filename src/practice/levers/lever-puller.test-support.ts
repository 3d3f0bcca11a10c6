import { type ServedPractice, servePractice } from '../serve-practice.test-support.ts';
import type { LeverSettings } from './lever-settings.ts';

/** A practice provider whose levers a test pulls, as a script would. */
export interface LeverPuller extends ServedPractice {
  readonly key: string;
  /** Sets levers, and fails where the provider refuses. */
  pull(levers: Partial<LeverSettings>): Promise<void>;
  /** POSTs JSON with the key. */
  post(path: string, body?: unknown): Promise<Response>;
}

/** Serves a fresh launch and reads its key. */
export async function serveWithLevers(): Promise<LeverPuller> {
  const practice = await servePractice(['http://127.0.0.1:6284']);
  const { key } = await (await fetch(`${practice.origin}/levers.json`)).json();
  const headers = { 'content-type': 'application/json', 'x-practice-key': key };
  const post = (path: string, body: unknown = {}) =>
    fetch(`${practice.origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return {
    ...practice,
    key,
    post,
    async pull(levers) {
      const response = await post('/levers', levers);
      if (!response.ok) throw new Error(await response.text());
    },
  };
}
