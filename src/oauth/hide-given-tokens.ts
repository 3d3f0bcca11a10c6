// Tokens in the answer of a token request, wherever they stand in it: a dialect says where they are, whatever they are called.
import type { AnswerReading } from '#call/answer-reading.ts';
import type { Call } from '#call/call.ts';
import { needlesOfText } from '#call/echo-needles.ts';
import { createEchoReader } from '#call/echo-reader.ts';
import { hideEchoes } from '#call/echoes.ts';
import { jwtHeaderOf } from '#call/masked-text.ts';
import { tokenPlacesOf } from './also-tokens.ts';
import { secretValuesIn } from './kept-values.ts';
import { decodeBody } from './response-document.ts';
import { tokenFieldsOf } from './token-response.ts';

/**
 * The call of a token request with the tokens that its answer gave and the values kept as secrets noted as what a
 * screen may not see, beside what its request carried. They are read where the dialect of its time has them, which goes
 * with the call when its profile is gone, and where another has them. A JWT is known by its shape: it is masked as one.
 */
export function hideGivenTokens(call: Call, dialect: AnswerReading): Call {
  const readings = call.readBy ? [call.readBy, dialect] : [dialect];
  const tokens = new Set(readings.flatMap((reading) => secretsOf(decodeBody(call.body), reading)));
  const needles = [...tokens].filter((token) => jwtHeaderOf(token) === null).flatMap(needlesOfText);
  if (needles.length === 0) return call;
  const reader = createEchoReader(needles);
  reader.read(call.body);
  reader.end();
  const given = reader.found(hideEchoes(call));
  if (!given) return call;
  const carried = call.echoes?.body ?? [];
  const others = given.body.filter(({ start, end }) => carried.every((each) => each.end <= start || end <= each.start));
  return { ...call, echoes: { ...given, body: [...carried, ...others].sort((a, b) => a.start - b.start) } };
}

function secretsOf(response: string, reading: AnswerReading): string[] {
  const kept = secretValuesIn(response, reading.keptValues).map(({ text }) => text);
  const tokens = tokenPlacesOf(reading).flatMap(({ pointers }) => {
    const { access_token, refresh_token, id_token } = tokenFieldsOf(response, pointers) ?? {};
    return [access_token, refresh_token, id_token].flatMap((token) => token || []);
  });
  return [...tokens, ...kept];
}
