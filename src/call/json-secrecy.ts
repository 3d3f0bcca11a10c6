// Which values in JSON are secrets: by member name, and by a name beside the value as lists of headers have it.
import {
  isErrorCode,
  isPublicName,
  isSensitiveHeader,
  isSensitiveName,
  type NameSecrecy,
  secrecyOf,
} from './secret-names.ts';

/** Follows JSON piece by piece, in the order it is written, and tells which values are secrets. */
export interface JsonSecrecy {
  key(name: string): void;
  open(isArray: boolean): void;
  close(): void;
  /**
   * The name that hides a text, `null` where none does.
   * @param at what the text is called again by if a name that comes later hides it.
   */
  text(value: string, at: number): string | null;
  /** Tells whether a number that stands here is hidden. */
  hidesNumber(): boolean;
}

/** An object or array on the way down to a value. */
interface Frame {
  readonly isArray: boolean;
  readonly isInArray: boolean;
  /** What the names above hide. */
  readonly secrecy: NameSecrecy;
  /** The member name the next value stands under; an array's own name within it. */
  name: string;
  /** The last text of an array, where it may name the next: `["Cookie", "a=b"]`. */
  previous: string | null;
  /** An object that names its value beside it: `{"name": "Cookie", "value": "a=b"}`. */
  namedBeside: string | null;
  /** Texts of such an object met before its name: to be hidden when it comes. */
  readonly texts: number[];
}

const nameMembers = /^(?:name|key|header|field)$/i;
const valueMembers = /^values?$/i;

/**
 * Begins at the root of a JSON text.
 * @param hideEarlier told of a text that a name met after it hides.
 */
export function createJsonSecrecy(hideEarlier: (at: number, name: string) => void): JsonSecrecy {
  const outers: Frame[] = [];
  let frame = frameIn(null, false);
  return {
    key(name) {
      frame.name = name;
    },
    open(isArray) {
      outers.push(frame);
      frame = frameIn(frame, isArray);
    },
    close() {
      frame = outers.pop() ?? frame;
    },
    text(value, at) {
      const isSecret = value !== '' && secrecyHere(frame) !== 'none' && !isErrorCode(frame.name, value);
      const name = (frame.isArray ? frame.previous : frame.namedBeside) ?? frame.name;
      if (frame.isArray) frame.previous = isSecret ? null : value;
      else if (valueMembers.test(frame.name)) frame.texts.push(at);
      else if (nameMembers.test(frame.name) && isSensitiveName(value)) {
        frame.namedBeside = value;
        for (const earlier of frame.texts) hideEarlier(earlier, value);
      }
      return isSecret ? name : null;
    },
    hidesNumber: () => secrecyHere(frame) === 'text-and-numbers',
  };
}

function frameIn(outer: Frame | null, isArray: boolean): Frame {
  const secrecy = outer ? secrecyHere(outer) : 'none';
  if (outer) outer.previous = null;
  return {
    isArray,
    isInArray: outer?.isArray ?? false,
    secrecy,
    name: isArray ? (outer?.name ?? '') : '',
    previous: null,
    namedBeside: null,
    texts: [],
  };
}

/** What is hidden of the value that stands here. */
function secrecyHere(frame: Frame): NameSecrecy {
  if (frame.isArray) return isNamedByPrevious(frame) ? 'text' : frame.secrecy;
  if (frame.namedBeside !== null && valueMembers.test(frame.name)) return 'text-and-numbers';
  const own = secrecyOf(frame.name);
  if (own !== 'none' || frame.secrecy === 'none') return own;
  return isPublicName(frame.name) ? own : frame.secrecy;
}

/** In a flat list a header's name hides what follows it; in a list of pairs every sensitive name does. */
function isNamedByPrevious({ isInArray, previous }: Frame): boolean {
  return previous !== null && (isSensitiveHeader(previous) || (isInArray && isSensitiveName(previous)));
}
