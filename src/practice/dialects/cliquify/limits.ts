import type { LimitRule } from '../request-limit.ts';

/** Seconds of a token's life: 30 days, as most of the vendor's pages have it. */
export const TOKEN_SECONDS = 2_592_000;

/** Requests that are taken within a minute. Cliquify says that there is a limit and not which. */
export const REQUEST_LIMIT: LimitRule = { count: 60, seconds: 60 };
