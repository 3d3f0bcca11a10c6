import { type Needle, needlesOf } from '#call/echo-needles.ts';
import { createSeeker } from '#call/echo-seeker.ts';
import { slot } from '#call/template.ts';
import type { KnownPlace, SeekKnown } from '#formats/scan-secrets.ts';
import type { Listing, NewSecret } from '#vault/vault.ts';

/** A shorter one stands in words by chance. */
const shortestSought = 6;

/** No needle goes on so: whatever seems to begin at the end of a text has ended. */
const end = '\0';

/**
 * Makes what finds the vault's secrets in texts: as they are and in every encoding that an echo is looked for in. It holds
 * the secrets: it may not outlive its flow.
 */
export function seekKnownSecrets({ records }: Listing<Pick<NewSecret, 'ref' | 'value'>>): SeekKnown {
  const texts = new Map(records.map(({ ref, value }) => [value.reveal(), ref]));
  const needles = [...texts].flatMap(([text, ref]): Needle[] => {
    if (text.length < shortestSought) return [];
    // What would be shown in its place tells here whose it is.
    return needlesOf([slot(ref)], () => text).map(({ units }) => ({ units, shown: ref.label }));
  });
  if (needles.length === 0) return () => [];
  const seek = createSeeker(needles);
  return (text) => {
    const bytes = new TextEncoder().encode(text + end);
    const { finds } = seek({ bytes, before: '', isOver: false });
    return finds.map((find) => placeIn(text, bytes, find));
  };
}

/** Bytes are counted, characters are wanted. A number in JSON is found with quotes around what stands for it. */
function placeIn(text: string, bytes: Uint8Array, find: { start: number; end: number; shown: string }): KnownPlace {
  const label = find.shown.replaceAll('"', '');
  if (bytes.length === text.length + end.length) return { start: find.start, end: find.end, label };
  const charactersTo = (at: number) => new TextDecoder().decode(bytes.subarray(0, at)).length;
  return { start: charactersTo(find.start), end: charactersTo(find.end), label };
}
