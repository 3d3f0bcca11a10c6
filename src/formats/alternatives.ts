// The ways in which a contradiction can be settled, each filled as a draft of its own would be.
import { maskedText } from '#call/masked-text.ts';
import type { FoundPair, Span } from './found.ts';
import { type Alternative, clipped, Draft } from './proposal.ts';

/** An alternative out of what `propose` reads. */
export function alternativeOf(label: string, { start, end }: Span, propose: (draft: Draft) => void): Alternative {
  const draft = new Draft();
  propose(draft);
  const { profile, secrets } = draft.proposal();
  return { label, profile, secrets, from: { start, end } };
}

/** The values of a parameter that stands there more than once, secrets masked; none where no field holds it. */
export function repeatedValues(
  pairs: readonly FoundPair[],
  propose: (draft: Draft, pair: FoundPair) => void,
): Alternative[] {
  const alternatives = pairs.map((pair) => {
    const alternative = alternativeOf(clipped(pair.value), pair, (draft) => propose(draft, pair));
    const [secret] = alternative.secrets;
    return secret ? { ...alternative, label: maskedText(secret.text) } : alternative;
  });
  const isFilled = ({ profile, secrets }: Alternative) => Object.keys(profile).length + secrets.length > 0;
  return alternatives.every(isFilled) ? alternatives : [];
}

/** An endpoint with http as it is written, and with https. */
export function bothSchemes(
  field: 'tokenEndpoint' | 'authorizationEndpoint',
  endpoint: string,
  from: Span,
): Alternative[] {
  return ['http', 'https'].map((scheme) =>
    alternativeOf(`As ${scheme}`, from, (draft) => draft.fill(field, endpoint.replace(/^http/i, scheme), from)),
  );
}

/** Tells the first of the pairs of one name. */
export function isFirstOfName({ name }: FoundPair, at: number, pairs: readonly FoundPair[]): boolean {
  return pairs.findIndex((other) => other.name === name) === at;
}
