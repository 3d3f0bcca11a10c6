// A whole answer that is not what its Content-Type says, RFC 9110 section 8.3.
import type { CallView } from '#call/call-view.ts';
import { type Diagnosis, fact } from './diagnosis.ts';

const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** Explains a body that is called JSON and is none; `null` for any other, and where it is not all at hand. */
export function explainMislabelledBody(call: CallView): Diagnosis | null {
  const { responseBody, responseHeaders, largeBody, isBodyDropped, sizes } = call;
  const type = responseHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1].text ?? '';
  if (!json.test(type) || responseBody === null || largeBody || isBodyDropped) return null;
  const isEmpty = responseBody.every(({ text }) => text.trim() === '');
  const isJson = responseBody.some(({ tone }) => tone !== 'plain' && tone !== 'secret');
  if (isEmpty || isJson) return null;
  return {
    headline: 'The answer says it is JSON and is none.',
    sentence:
      'A client that reads it as JSON fails. A gateway in front of the API may have answered: look at the body.',
    evidence: [fact(`Content-Type: ${type}`, `The ${sizes.decodedBytes} bytes of the body can’t be read as JSON.`)],
    fix: null,
    code: null,
    source: 'RFC 9110 §8.3',
  };
}
