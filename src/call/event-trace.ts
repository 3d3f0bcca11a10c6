// Reads text/event-stream (HTML Standard, section 9.2.6), a piece at a time.
import { createParser } from 'eventsource-parser';

/** What a stream brought: an event, or one of the lines between events that only the client is meant to see. */
export interface StreamEvent {
  readonly kind: 'event' | 'comment' | 'retry';
  /** Its place among all that came, from 0. */
  readonly place: number;
  /** The id it carries, `null` where it carries none. */
  readonly id: string | null;
  /** Its type; "message" where it names none. */
  readonly name: string;
  /** Its data, the comment, or the milliseconds to wait before connecting again. */
  readonly data: string;
  /** When it came, epoch milliseconds; `null` for one that is read out of a record. */
  readonly at: number | null;
}

/** Takes the bytes of a stream as they come. */
export interface EventReader {
  /** Reads on, and gives what became whole with these bytes, in the order it came. */
  read(bytes: Uint8Array, at: number | null): readonly StreamEvent[];
}

/** Where reading begins, for a stream that is not read from its beginning. */
export interface ReadingFrom {
  /** The place of what is read first. */
  readonly place: number;
  /** Its beginning may be missing, so it is left out. */
  readonly isInMidst: boolean;
}

/** Begins to read a stream. An event without the blank line that ends it never becomes whole, as the standard has it. */
export function createEventReader(from: ReadingFrom = { place: 0, isInMidst: false }): EventReader {
  const decoder = new TextDecoder();
  let whole: StreamEvent[] = [];
  let readAt: number | null = null;
  let { place, isInMidst } = from;
  const add = (event: Pick<StreamEvent, 'kind' | 'id' | 'name' | 'data'>) => {
    if (!isInMidst) whole.push({ ...event, place: place++, at: readAt });
    isInMidst = false;
  };
  const parser = createParser({
    onEvent: ({ id, event, data }) => add({ kind: 'event', id: id ?? null, name: event ?? 'message', data }),
    onComment: (data) => add({ kind: 'comment', id: null, name: 'comment', data: data.trim() }),
    onRetry: (ms) => add({ kind: 'retry', id: null, name: 'retry', data: `${ms} ms` }),
  });
  return {
    read(bytes, at) {
      whole = [];
      readAt = at;
      parser.feed(decoder.decode(bytes, { stream: true }));
      return whole;
    },
  };
}
