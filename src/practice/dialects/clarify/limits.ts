import type { LimitRule } from '../request-limit.ts';

/** Seconds of a token's life in the vendor's example; its text says "about 2 hours". */
export const TOKEN_SECONDS = 86_400;

/** Tokens that are issued within a minute. Clarify says that there is a limit and not which. */
export const TOKEN_LIMIT: LimitRule = { count: 10, seconds: 60 };

/** Requests that the API takes within a second: Clarify's own number. */
export const CALL_LIMIT: LimitRule = { count: 10, seconds: 1 };
