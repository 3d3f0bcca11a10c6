import { insertData, type SignalStore } from './insert-data.ts';
import { CLARIFY_ITEMS, type ClarifyItem, dataFrameOf } from './items.ts';
import { invalidParams, isObject, RPC_ERRORS, type RpcOutcome } from './json-rpc.ts';
import { selectItems } from './select-items.ts';

/** Versions of Clarify's API, as `X-API-Version` names them. The last is what an omitted header means. */
export const CLARIFY_VERSIONS = ['1.1beta1', '1.1beta2', '1.1'] as const;
export type ClarifyVersion = (typeof CLARIFY_VERSIONS)[number];

/** Who calls: the integration that the credentials belong to, its signals, and the version asked for. */
export interface RpcCaller {
  readonly version: ClarifyVersion;
  readonly integration: string;
  readonly signals: SignalStore;
}

type Params = Readonly<Record<string, unknown>>;

interface Method {
  /** Names of positional parameters, in order. */
  readonly names: (version: ClarifyVersion) => readonly string[];
  readonly required: readonly string[];
  answer(params: Params, caller: RpcCaller): RpcOutcome;
}

const METHODS: Readonly<Record<string, Method>> = {
  'clarify.selectItems': {
    names: (version) =>
      version === '1.1beta1' ? ['integration', 'items', 'data'] : ['integration', 'query', 'include', 'format'],
    required: [],
    answer: (params, { version }) => (version === '1.1beta1' ? selectAndRead(params) : selectOnly(params, version)),
  },
  'integration.insert': {
    names: () => ['integration', 'data'],
    required: ['integration', 'data'],
    answer: ({ data }, { signals }) => insertData(data, signals),
  },
};

/** Calls a method of Clarify's API. The practice integration has no access to the admin namespace. */
export function callClarify(method: string, params: unknown, caller: RpcCaller): RpcOutcome {
  const { integration, version } = caller;
  if (method.startsWith('admin.')) return forbidden('The integration has no access to the admin namespace.');
  const found = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (found === undefined) return { error: RPC_ERRORS.method };
  const named = nameParams(params, found.names(version));
  if ('error' in named) return named;
  const missing = found.required.filter((name) => named.params[name] === undefined || named.params[name] === null);
  if (missing.length > 0) return invalidParams(Object.fromEntries(missing.map((name) => [name, ['required']])));
  if (named.params.integration !== undefined && named.params.integration !== integration) {
    return forbidden(`These credentials belong to the integration ${integration}.`);
  }
  return found.answer(named.params, caller);
}

function nameParams(
  params: unknown,
  names: readonly string[],
): { readonly params: Params } | ReturnType<typeof invalidParams> {
  if (params === undefined || params === null) return { params: {} };
  if (isObject(params)) return { params };
  if (!Array.isArray(params)) return invalidParams({ params: ['must be an object or an array'] });
  if (params.length > names.length) return invalidParams({ params: [`at most ${names.length}: ${names.join(', ')}`] });
  return { params: Object.fromEntries(params.map((value, at) => [names[at] as string, value as unknown])) };
}

function forbidden(message: string): RpcOutcome {
  return { error: { code: -32003, message: `Forbidden: ${message}` } };
}

/** 1.1beta2 and 1.1: a selection in JSON:API's shape. The two differ in where its format is asked for. */
function selectOnly(params: Params, version: ClarifyVersion): RpcOutcome {
  const old = ['items', 'data'].filter((name) => params[name] !== undefined);
  if (old.length > 0) {
    return invalidParams(Object.fromEntries(old.map((name) => [name, [`is of 1.1beta1: ${version} takes query`]])));
  }
  const format = { dataAsArray: true, groupIncludedByType: false, ...readFormat(params, version) };
  const selected = selectItems(CLARIFY_ITEMS, params.query ?? {}, { path: 'query', maximum: 1000 });
  if ('problems' in selected) return invalidParams(selected.problems);
  const { items, total } = selected;
  const meta = version === '1.1' ? { total, format } : { total, groupIncludedByType: format.groupIncludedByType };
  const data = format.dataAsArray ? items : Object.fromEntries(items.map((each) => [each.id, each]));
  return { result: { meta, data, included: format.groupIncludedByType ? {} : [] } };
}

function readFormat(params: Params, version: ClarifyVersion): Params {
  if (version === '1.1') return isObject(params.format) ? params.format : {};
  return params.groupIncludedByType === true ? { groupIncludedByType: true } : {};
}

/** 1.1beta1: meta-data and time series, each only where its `include` is true. */
function selectAndRead(params: Params): RpcOutcome {
  if (params.query !== undefined) return invalidParams({ query: ['is of 1.1: 1.1beta1 takes items and data'] });
  const items = params.items ?? {};
  const data = params.data ?? {};
  if (!isObject(data)) return invalidParams({ data: ['must be an object'] });
  const withData = data.include === true;
  const selected = selectItems(CLARIFY_ITEMS, items, { path: 'items', maximum: withData ? 50 : 1000 });
  if ('problems' in selected) return invalidParams(selected.problems);
  return {
    result: {
      ...(isObject(items) && items.include === true ? { items: Object.fromEntries(selected.items.map(oldView)) } : {}),
      ...(withData ? { data: dataFrameOf(selected.items) } : {}),
    },
  };
}

function oldView({ id, meta, attributes }: ClarifyItem): readonly [string, object] {
  return [id, { ...attributes, ...meta }];
}
