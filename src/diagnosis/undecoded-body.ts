// A whole answer whose body can't be read as it was meant: Content-Encoding, RFC 9110 section 8.4.
import type { CallView } from '#call/call-view.ts';
import { type Diagnosis, fact } from './diagnosis.ts';

/** Explains a body that was not decoded, or up to its damage only; `null` where nothing is wrong with it. */
export function explainUndecodedBody({ coding, sizes }: CallView): Diagnosis | null {
  if (!coding || coding.outcome === 'decoded') return null;
  const names = coding.codings.join(', ');
  const [headline, sentence] = {
    damaged: [
      'The body of the answer is damaged.',
      `It says it is ${names}, and unpacking it failed half-way. What came out up to there is kept below.`,
    ],
    'unknown-coding': [
      'The body of the answer is packed in an unknown way.',
      `The dev-proxy can’t unpack ${names}, so the body stands as it came. An Accept-Encoding header can ask for another.`,
    ],
    'too-many-codings': [
      'The body of the answer is packed too many times over.',
      'The dev-proxy unpacks five layers at most, so the body stands as it came.',
    ],
  }[coding.outcome] as [string, string];
  return {
    headline,
    sentence,
    evidence: [
      fact(`Content-Encoding: ${names}`, `${sizes.responseBytes} bytes on the wire, ${sizes.decodedBytes} decoded.`),
    ],
    fix: coding.outcome === 'damaged' ? 'send-again' : null,
    code: null,
    source: 'RFC 9110 §8.4',
  };
}
