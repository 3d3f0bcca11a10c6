import { jsonAnswer } from '../answers.ts';
import type { Refusal } from '../dialect.ts';

/** Codes that the vendor has for what the frame refuses in RFC 6749's. */
const CODES: Readonly<Record<number, string>> = {
  404: 'endpoint_not_found',
  405: 'bad_http_method',
  413: 'request_too_large',
  415: 'unsupported_content_type',
  500: 'internal_error',
};

/** An error as the older documentation has it: `{"code": …, "message": …}`. */
export function refuseWithCode({ status, code, description, headers }: Refusal): Response {
  return jsonAnswer({ code: CODES[status] ?? code, message: description }, status, headers);
}

/** An error of the token endpoint as the newer documentation has it: `{"success", "message", "details"}`. */
export function refuseWithDetails({ status, code, description, headers }: Refusal): Response {
  return jsonAnswer({ success: false, message: description, details: { code } }, status, headers);
}

/** A refused validation: 422 with `{"field": ["message"]}`. */
export function refuseMissing(fields: readonly string[]): Response {
  const sentences = fields.map((name) => [name, [`The ${name.replaceAll('_', ' ')} field is required.`]]);
  return jsonAnswer(Object.fromEntries(sentences), 422);
}

/** A refusal of introspection or revocation sent as JSON: 422 with `{"success", "message", "data"}`. */
export function refuseWithData(message: string): Response {
  return jsonAnswer({ success: false, message, data: null }, 422);
}
