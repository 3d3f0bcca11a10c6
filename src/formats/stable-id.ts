/**
 * An id made of words: the same file opened again gives the same ones, and is merged with what came of it. 53 bits
 * (cyrb53): it tells things apart, and proves nothing.
 */
export function stableId(...words: readonly string[]): string {
  const text = words.join('\u0000');
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return `i${(4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36)}`;
}
