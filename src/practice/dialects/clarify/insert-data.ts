import { invalidParams, isObject, type ParamProblems, type RpcError, type RpcOutcome } from './json-rpc.ts';

/** Signals that calls made, input id by input id. */
export interface SignalStore {
  /** Gives the signal of an input id, making it where there is none. */
  signalOf(input: string): { readonly id: string; readonly created: boolean };
}

/** Clarify's own error codes, with what makes the practice provider answer them: a series of this name. */
export const FORCED_ERRORS: Readonly<Record<string, RpcError>> = {
  'error-32000': { code: -32000, message: 'Server error' },
  'error-32001': {
    code: -32001,
    message: 'Produced invalid resource',
    invalidResources: [invalidSignal('error-32001')],
  },
  'error-32002': { code: -32002, message: 'Found invalid resource', invalidResources: [invalidSignal('error-32002')] },
  'error-32003': { code: -32003, message: 'Forbidden' },
  'error-32009': { code: -32009, message: 'Conflict' },
  'error-32015': { code: -32015, message: 'Try again' },
  'error-32021': { code: -32021, message: 'Partial failure' },
  'error-32603': { code: -32603, message: 'Internal error' },
};

/** `integration.insert`: takes a data frame and gives the signal of each series, made where it was new. */
export function insertData(data: unknown, signals: SignalStore): RpcOutcome {
  const problems = frameProblems(data);
  if (problems !== undefined) return invalidParams(problems);
  const inputs = Object.keys((data as { series: object }).series);
  const forced = inputs.find((input) => Object.hasOwn(FORCED_ERRORS, input));
  const error = forced === undefined ? undefined : FORCED_ERRORS[forced];
  // A partial failure keeps what went well, and says so; every other error keeps nothing.
  if (error !== undefined && error.code !== -32021) return { error };
  const kept = inputs.filter((input) => input !== forced);
  const result = { signalsByInput: Object.fromEntries(kept.map((input) => [input, signals.signalOf(input)])) };
  return error === undefined ? { result } : { error: { ...error, partialResult: result } };
}

function frameProblems(data: unknown): ParamProblems | undefined {
  if (!isObject(data)) return { data: ['must be an object'] };
  const { times, series } = data;
  if (!Array.isArray(times)) return { 'data.times': [times === undefined ? 'required' : 'must be an array'] };
  if (!isObject(series)) return { 'data.series': [series === undefined ? 'required' : 'must be an object'] };
  const problems: Record<string, string[]> = {};
  const wrongTime = times.findIndex((each) => typeof each !== 'string' || Number.isNaN(Date.parse(each)));
  if (wrongTime >= 0) problems[`data.times.${wrongTime}`] = ['must be an RFC 3339 timestamp'];
  for (const [input, values] of Object.entries(series)) {
    if (!Array.isArray(values)) problems[`data.series.${input}`] = ['must be an array'];
    else if (values.length !== times.length) {
      problems[`data.series.${input}`] = [`must be as long as data.times: ${times.length}, found ${values.length}`];
    } else if (!values.every((each) => each === null || typeof each === 'number')) {
      problems[`data.series.${input}`] = ['must hold numbers and null'];
    }
  }
  return Object.keys(problems).length === 0 ? undefined : problems;
}

function invalidSignal(id: string) {
  return { id, type: 'signals', message: 'invalid', invalidFields: { name: ['required'] } };
}
