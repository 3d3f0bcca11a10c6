// Where the secrets of a paste stand, so that no screen shows them: those that were understood, and those that their names tell.
import { secretSpans } from '#call/mask-text.ts';
import { dots, maskedText } from '#call/masked-text.ts';
import type { Span } from './found.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Pasted } from './read-pasted.ts';

/** A secret's place in a text, and what stands for it on screen. */
export interface SecretPlace extends Span {
  readonly shown: string;
}

/** A text of a paste that is a secret, and where it was found. */
interface KnownSecret extends Span {
  readonly text: string;
}

/** Stands behind an address that ends in a sensitive name, as a header's value behind its name: Go's `http.Post`. */
const mediaType = /^(?:application|multipart|text)\/[a-z][a-z.+-]{2,60}$/;

/** The places of all secrets, in order, none within another. A placeholder or a media type is no secret. */
export function secretPlacesIn(text: string, pasted: Pasted): SecretPlace[] {
  const named = namedPlaces(text, pasted).filter(({ start, end }) => {
    const value = text.slice(start, end);
    return /\w/.test(value) && !isPlaceholder(value) && !mediaType.test(value);
  });
  const known = knownSecrets(pasted).flatMap((secret) => placesOf(text, secret, named));
  let done = 0;
  return [...known, ...named]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .flatMap((place) => {
      const start = Math.max(place.start, done);
      if (start >= place.end) return [];
      done = place.end;
      return [{ ...place, start }];
    });
}

/**
 * What names and shapes tell. A page is read line by line: its `<password>` is a placeholder, and no element whose text
 * goes on to the end. A document of its own is read whole, too: its values may stand in lines of their own.
 */
function namedPlaces(text: string, pasted: Pasted): SecretPlace[] {
  const places: SecretPlace[] = [];
  const read = ({ start, end }: Span) => {
    for (const place of secretSpans(text.slice(start, end)))
      places.push({ start: start + place.start, end: start + place.end, shown: place.shown });
  };
  let start = 0;
  for (const line of text.split('\n')) {
    read({ start, end: start + line.length });
    start += line.length + 1;
  }
  if (pasted.kind === 'token-response') read(pasted.response);
  const pieces = 'pieces' in pasted ? pasted.pieces : [];
  for (const piece of pieces) if (/^(?:JSON|token response)$|file$/.test(piece.name)) read(piece);
  for (const { 0: key, index } of text.matchAll(privateKey))
    places.push({ start: index, end: index + key.length, shown: dots });
  return places;
}

const privateKey = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{1,20000}/g;

/** Words about a paste with what is secret in it masked. */
export function withoutSecrets(words: string, pasted: Pasted): string {
  return knownSecrets(pasted)
    .filter(({ text }) => text.length >= shortestSought)
    .reduce((shown, { text }) => shown.replaceAll(text, maskedText(text)), words);
}

/** A shorter one stands in words by chance: it is looked for in its own place only. */
const shortestSought = 6;

function knownSecrets(pasted: Pasted): KnownSecret[] {
  switch (pasted.kind) {
    case 'bare-token':
      return [pasted.token];
    case 'token-response':
    case 'unknown':
      return [];
    case 'api-call':
      return [...secretsOfCall(pasted), ...secretsOfProposal(pasted)];
    case 'consent-url':
    case 'token-request':
    case 'credentials-file':
      return secretsOfProposal(pasted);
  }
}

function secretsOfProposal({ proposal }: Extract<Pasted, { proposal: unknown }>): KnownSecret[] {
  const others = proposal.contradictions.flatMap(({ alternatives }) => alternatives.flatMap(({ secrets }) => secrets));
  return [...proposal.secrets, ...others].map(({ text, from }) => ({ text, ...from }));
}

function secretsOfCall({ authorization, request }: Extract<Pasted, { kind: 'api-call' }>): KnownSecret[] {
  if (request.credentials) return [{ ...request.credentials, text: request.credentials.password }];
  return authorization ? [authorization] : [];
}

function placesOf(text: string, secret: KnownSecret, named: readonly SecretPlace[]): SecretPlace[] {
  if (secret.text === '' || isPlaceholder(secret.text)) return [];
  const shown = maskedText(secret.text);
  const spellings = [
    ...new Set([secret.text, encodeURIComponent(secret.text), JSON.stringify(secret.text).slice(1, -1)]),
  ];
  const own = spellings.flatMap((spelling) => {
    // The value stands behind its name: of two places the later one is meant.
    const at = text.slice(secret.start, secret.end).lastIndexOf(spelling);
    return at < 0 ? [] : [{ start: secret.start + at, end: secret.start + at + spelling.length, shown }];
  });
  const others = spellings.flatMap((spelling) =>
    spelling.length < shortestSought ? [] : placesOfText(text, spelling, shown),
  );
  const isCovered = own.length > 0 || named.some(({ start, end }) => start >= secret.start && end <= secret.end);
  const whole = isCovered ? [] : [{ start: secret.start, end: secret.end, shown }];
  return [...own, ...whole, ...others];
}

/** No page repeats a secret more often. */
const mostPlaces = 1000;

function placesOfText(text: string, sought: string, shown: string): SecretPlace[] {
  const places: SecretPlace[] = [];
  for (
    let at = text.indexOf(sought);
    at >= 0 && places.length < mostPlaces;
    at = text.indexOf(sought, at + sought.length)
  )
    places.push({ start: at, end: at + sought.length, shown });
  return places;
}
