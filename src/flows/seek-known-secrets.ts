import { type Needle, needlesOf } from '#call/echo-needles.ts';
import { createSeeker } from '#call/echo-seeker.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { slot } from '#call/template.ts';
import type { KnownPlace, SeekKnown } from '#formats/scan-secrets.ts';
import type { Listing, NewSecret } from '#vault/vault.ts';
import { hintSecrets } from './hint-secrets.ts';

/** A shorter one stands in words by chance. */
const shortestSought = 6;

/** No needle goes on so: whatever seems to begin at the end of a text has ended. */
const end = '\0';

/**
 * Makes what finds the vault's secrets in texts: as they are and in every encoding that an echo is looked for in. It holds
 * the secrets: it may not outlive its flow.
 */
export function seekKnownSecrets({ records }: Listing<Pick<NewSecret, 'ref' | 'value'>>): SeekKnown {
  const refs = new Map(records.map(({ ref, value }) => [value.reveal(), ref]));
  const hint = hintSecrets([...refs.keys()].filter((text) => text.length >= shortestSought));
  return (text) => {
    const needles = [...hint(text)].flatMap((secret) => needlesFor(secret, refs.get(secret)));
    if (needles.length === 0) return [];
    const bytes = new TextEncoder().encode(text + end);
    const { finds } = createSeeker(needles)({ bytes, before: '', isOver: false });
    return finds.map((find) => placeIn(text, bytes, find));
  };
}

/** What would be shown in place of a secret tells here whose it is. */
function needlesFor(secret: string, ref: SecretRef | undefined): Needle[] {
  return ref ? needlesOf([slot(ref)], () => secret).map(({ units }) => ({ units, shown: ref.label })) : [];
}

/** Bytes are counted, characters are wanted. A number in JSON is found with quotes around what stands for it. */
function placeIn(text: string, bytes: Uint8Array, find: { start: number; end: number; shown: string }): KnownPlace {
  const label = find.shown.replaceAll('"', '');
  if (bytes.length === text.length + end.length) return { start: find.start, end: find.end, label };
  const charactersTo = (at: number) => new TextDecoder().decode(bytes.subarray(0, at)).length;
  return { start: charactersTo(find.start), end: charactersTo(find.end), label };
}
