import type { LimitRule } from '../request-limit.ts';

/** Seconds of a token's life, as the vendor's page shows it. */
export const TOKEN_SECONDS = 86_400;

/** Tokens that are issued within any 24 hours. Fyma says that there is a daily limit and not which. */
export const DAILY_LIMIT: LimitRule = { count: 20, seconds: 24 * 60 * 60 };
