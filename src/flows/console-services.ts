import type { Sha256 } from '#oauth/pkce.ts';
import type { Origins } from '#oauth/profile.ts';
import type { Transport } from '#transport/transport.ts';
import type { Locks } from '#vault/locks.ts';
import type { Vault } from '#vault/vault.ts';

/** Everything with an effect that the flows use. Made once, in app/. */
export interface ConsoleServices {
  readonly vault: Vault;
  readonly locks: Locks;
  readonly transport: Transport;
  readonly origins: Origins;
  /** The local wall clock, epoch milliseconds. */
  readonly now: () => number;
  /** Fresh bytes from a cryptographic source. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly sha256: Sha256;
  /** Opens a window that has no way back to the console; `false` where the browser blocked it. */
  readonly openWindow: (url: string, as: WindowKind) => boolean;
}

/** A window of its own beside the console, or a tab. */
export type WindowKind = 'popup' | 'tab';

/** A fresh identifier: 16 random bytes, so that none can be guessed or met twice. */
export function freshId(services: Pick<ConsoleServices, 'randomBytes'>): string {
  return Array.from(services.randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A fresh UUID, version 4 (RFC 9562 section 5.4). */
export function freshUuid(services: Pick<ConsoleServices, 'randomBytes'>): string {
  const bytes = services.randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
