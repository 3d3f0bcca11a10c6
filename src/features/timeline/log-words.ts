import type { CallPurpose, Ending } from '#call/call.ts';
import type { Outcome } from './log-filter.ts';

/** What a call was made for, as the log names it. */
export const purposeWords: Record<CallPurpose, string> = {
  token: 'token',
  refresh: 'refresh',
  api: 'api',
  userinfo: 'userinfo',
  discovery: 'discovery',
  jwks: 'keys',
  check: 'check',
};

/** How a call went, as the filter names it. */
export const outcomeWords: Record<Outcome, string> = {
  '2xx': '2xx, went well',
  '3xx': '3xx, redirect',
  '4xx': '4xx, refused',
  '5xx': '5xx, server error',
  none: 'No whole answer',
};

/** Why no whole answer came, in one word or two. */
export const endingWords: Record<Exclude<Ending['kind'], 'response'>, string> = {
  unreachable: 'unreachable',
  tls: 'TLS',
  timeout: 'timeout',
  aborted: 'cancelled',
  'broken-off': 'broke off',
  'too-large': 'too large',
  'not-kept': 'no room',
  'refused-by-proxy': 'refused here',
  'proxy-down': 'proxy down',
};
