import type { RefusalCode } from '#call/refusal.ts';

/** Why there is no command. */
export type CurlRefusal =
  /** The console would not send this request either. */
  | { readonly kind: 'unsendable'; readonly code: RefusalCode }
  | { readonly kind: 'awaits'; readonly what: string }
  | { readonly kind: 'secret-in-host' }
  /** With a body in the request curl expects one in the answer to HEAD too, and waits for it in vain. */
  | { readonly kind: 'head-with-body' }
  | { readonly kind: 'too-long'; readonly what: 'arguments' | 'command'; readonly limitBytes: number };
