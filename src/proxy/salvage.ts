// What a decoder had made of a damaged piece before it met the damage. Node hands that on only if the whole piece is good.
import type { Transform } from 'node:stream';

/** A coded body up to its damage. */
export interface Damaged {
  make(): Transform;
  /** Pieces that decode without an error. */
  readonly good: readonly Uint8Array[];
  /** The piece that does not. */
  readonly bad: Uint8Array;
  /** Bytes of decoded body that are known already. */
  readonly given: number;
}

/** The damage is looked for in steps of so many bytes, then byte by byte. */
const stepBytes = 512;

/** Decodes once more, up to the very byte that is wrong, and hands on what was not known yet. */
export function salvage(damaged: Damaged, take: (saved: readonly Uint8Array[]) => void): void {
  const { good, bad, given } = damaged;
  const size = bad.length > stepBytes ? stepBytes : 1;
  const steps: Uint8Array[] = [];
  for (let at = 0; at < bad.length; at += size) steps.push(bad.subarray(at, at + size));
  const saved: Uint8Array[] = [];
  const decoder = damaged.make();
  let skip = given;
  let next = 0;
  const finish = () => {
    const step = steps[next - 1];
    decoder.destroy();
    if (size === 1 || step === undefined) return take(saved);
    const before = [...good, ...steps.slice(0, next - 1)];
    salvage({ ...damaged, good: before, bad: step }, take);
  };
  const goOn = () => {
    const step = steps[next];
    next += 1;
    if (step === undefined) finish();
    else decoder.write(step, (error) => error || goOn());
  };
  decoder.on('error', finish).on('data', (bytes: Uint8Array) => {
    const fresh = bytes.subarray(Math.min(skip, bytes.length));
    skip -= bytes.length - fresh.length;
    if (fresh.length > 0) saved.push(fresh);
  });
  if (good.length === 0) goOn();
  else decoder.write(Buffer.concat(good), (error) => error || goOn());
}
