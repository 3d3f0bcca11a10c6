import type { BodyFile } from '#call/stored-body.ts';
import type { Auth } from './auth.ts';
import type { Newer } from './newer.ts';

/** A row of a table as typed. A row that is switched off stays and is not sent. */
export interface Row extends Newer {
  readonly name: string;
  readonly value: string;
  readonly isEnabled: boolean;
}

/** A file by its name. */
export type NamedFile = Pick<BodyFile, 'name' | 'mediaType'>;

/** What a request sends as its body. Texts may hold `{{name}}`. Bodies left by switching kinds are not kept here. */
export type BodyDraft = Newer &
  (
    | { readonly kind: 'none' }
    | { readonly kind: 'json'; readonly text: string }
    | { readonly kind: 'text'; readonly text: string }
    /** application/x-www-form-urlencoded; names and values as meant, encoded when sent. */
    | { readonly kind: 'form'; readonly rows: readonly Row[] }
    | {
        readonly kind: 'file';
        readonly file: BodyFile | null;
        /** The file that is meant, where it came by its name alone and none was chosen yet. */
        readonly awaits?: NamedFile;
      }
  );

/**
 * A request as saved: what the user wrote, variables unresolved. The enabled query parameters stand in `url` alone,
 * byte for byte; the table reads and writes them there.
 */
export interface SavedRequest extends Newer {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  /** May be relative to the API base of its profile, and may hold `{{name}}` and path variables `:name`. */
  readonly url: string;
  /** Query parameters that are switched off, each with its place in the table; `value` is `null` for one without `=`. */
  readonly disabledParameters: readonly {
    readonly place: number;
    readonly name: string;
    readonly value: string | null;
  }[];
  /** Values of the path variables in `url`, by name. */
  readonly pathVariables: readonly { readonly name: string; readonly value: string }[];
  readonly headers: readonly Row[];
  readonly body: BodyDraft;
  readonly auth: Auth;
  readonly followsRedirects: boolean;
  /** The user's own words about it, plain text. */
  readonly notes: string;
  /** When it was saved last, epoch milliseconds. */
  readonly changedAt: number;
}

/** What a new request begins with. */
export const blankRequest: Omit<SavedRequest, 'id' | 'changedAt'> = {
  name: '',
  method: 'GET',
  url: '',
  disabledParameters: [],
  pathVariables: [],
  headers: [],
  body: { kind: 'none' },
  auth: { kind: 'inherit' },
  followsRedirects: false,
  notes: '',
};

/** A request that is open with changes that were not saved. It survives a reload and is no document. */
export interface Draft {
  /** The request's own id. */
  readonly id: string;
  readonly request: SavedRequest;
  /** `changedAt` of the saved request it began from, `null` for one that was never saved. */
  readonly basedOn: number | null;
  readonly changedAt: number;
}

/** Whether two requests say the same, whenever they were saved. Names are the tree's: they don't count. */
export function isSameRequest(a: SavedRequest, b: SavedRequest): boolean {
  const said = (request: SavedRequest) => JSON.stringify({ ...blankRequest, ...request, name: '', changedAt: 0 });
  return said(a) === said(b);
}
