import { jsonAnswer } from '../answers.ts';

/** Parameters that are wrong, by path, each with what is wrong: the shape of `data.params` in Clarify's errors. */
export type ParamProblems = Readonly<Record<string, readonly string[]>>;

/** An error of JSON-RPC 2.0, section 5.1, with what Clarify adds to its `data`. */
export interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly params?: ParamProblems;
  readonly invalidResources?: readonly unknown[];
  readonly partialResult?: unknown;
}

/** What a method gave: one of the two, never both. */
export type RpcOutcome = { readonly result: object } | { readonly error: RpcError };

/** Calls a method by its name with the parameters as they came: an object, an array, or nothing. */
export type RpcCall = (method: string, params: unknown) => RpcOutcome;

/** JSON-RPC's own error codes, with the messages of its section 5.1. */
export const RPC_ERRORS = {
  parse: { code: -32700, message: 'Parse error' },
  request: { code: -32600, message: 'Invalid request' },
  method: { code: -32601, message: 'Method not found' },
  params: { code: -32602, message: 'Invalid params' },
} as const;

/** Refuses parameters as Clarify's page shows it: -32602 with the problems by path. */
export function invalidParams(params: ParamProblems): { readonly error: RpcError } {
  return { error: { ...RPC_ERRORS.params, params } };
}

/**
 * Answers one JSON-RPC 2.0 request. Every error comes with HTTP 200. A request without an id, or with `null` for one,
 * is a notification and gets an empty 204, errors included; what can't be read as a request is answered with the id
 * `null` (section 5). Clarify takes no batches: an array is an invalid request.
 */
export function answerRpc(body: string, trace: string, call: RpcCall): Response {
  const parsed = parse(body);
  if (parsed === undefined) return rpcResponse(null, { error: RPC_ERRORS.parse }, trace);
  const problems = requestProblems(parsed.value);
  const id = isObject(parsed.value) ? parsed.value.id : undefined;
  if (problems !== undefined) {
    return rpcResponse(id ?? null, { error: { ...RPC_ERRORS.request, params: problems } }, trace);
  }
  const { method, params } = parsed.value as { method: string; params?: unknown };
  const outcome = call(method, params);
  return id === undefined || id === null ? new Response(null, { status: 204 }) : rpcResponse(id, outcome, trace);
}

/** Tells an object from the rest of JSON. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body) as unknown };
  } catch {
    return undefined;
  }
}

function requestProblems(value: unknown): ParamProblems | undefined {
  if (Array.isArray(value)) return { request: ['is an array: batches are not taken, send one request at a time'] };
  if (!isObject(value)) return { request: ['must be an object'] };
  const problems: Record<string, string[]> = {};
  if (value.jsonrpc !== '2.0') problems.jsonrpc = [`must be "2.0", found ${found(value.jsonrpc)}`];
  if (typeof value.method !== 'string') problems.method = [`must be a string, found ${found(value.method)}`];
  return Object.keys(problems).length === 0 ? undefined : problems;
}

function found(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value).slice(0, 60);
}

function rpcResponse(id: unknown, outcome: RpcOutcome, trace: string): Response {
  if ('result' in outcome) return jsonAnswer({ jsonrpc: '2.0', id, result: outcome.result });
  const { code, message, ...rest } = outcome.error;
  return jsonAnswer({ jsonrpc: '2.0', id, error: { code, message, data: { trace, ...rest } } });
}
