import type { IncomingMessage } from 'node:http';
import { BodyTooLarge, readBody } from '../standard/request-body.ts';
import { type ReadSettings, readSettings, readSettingsForm } from './lever-settings.ts';

/** What a request to the levers carries. */
export interface LeverRequest {
  /** As it was typed, where it came as a form. */
  readonly form?: URLSearchParams;
  readonly token: string;
  readonly settings: ReadSettings;
}

const BODY_LIMIT = 20_000;

/** Reads the body, JSON or a form; says what is wrong with it where it is neither. */
export async function readLeverRequest(
  req: IncomingMessage,
  kind: 'json' | 'form',
): Promise<LeverRequest | { readonly wrong: string }> {
  try {
    const text = (await readBody(req, BODY_LIMIT)).toString('utf8');
    return kind === 'form' ? readForm(new URLSearchParams(text)) : readJson(text);
  } catch (error) {
    if (error instanceof BodyTooLarge) return { wrong: error.message };
    throw error;
  }
}

function readForm(form: URLSearchParams): LeverRequest {
  return { form, token: (form.get('token') ?? '').trim(), settings: readSettingsForm(form) };
}

function readJson(text: string): LeverRequest | { readonly wrong: string } {
  let value: unknown = {};
  try {
    if (text.trim() !== '') value = JSON.parse(text);
  } catch {
    return { wrong: 'The body is not JSON, though its Content-Type says so.' };
  }
  const token = typeof value === 'object' && value !== null && 'token' in value ? value.token : undefined;
  return { token: typeof token === 'string' ? token.trim() : '', settings: readSettings(value) };
}
