import type { RequestBody } from '#call/call.ts';
import { type Template, text } from '#call/template.ts';
import type { Resolver } from './resolve-text.ts';
import type { BodyDraft, Row } from './saved-request.ts';

/** A body written out. */
export interface BuiltBody {
  readonly body: RequestBody;
  /** What it is, for a Content-Type that the request does not give; `null` for no body. */
  readonly mediaType: string | null;
  /** The name of a file that is to be sent and was not chosen, empty where that is not known; `null` for none. */
  readonly missingFile: string | null;
}

export const formType = 'application/x-www-form-urlencoded';

/** Writes out a body. It goes along whatever the method: a GET with a body is sent as it is written. */
export function buildBody(body: BodyDraft, resolver: Resolver): BuiltBody {
  switch (body.kind) {
    case 'none':
      return { body: { kind: 'none' }, mediaType: null, missingFile: null };
    case 'json':
      // A secret goes into JSON as it is: whether quotes around it belong to it, only who wrote the body knows.
      return textBody(resolver.resolve(body.text, 'body'), 'application/json');
    case 'text':
      return textBody(resolver.resolve(body.text, 'body'), 'text/plain;charset=UTF-8');
    case 'form':
      return textBody(formOf(body.rows, resolver), formType);
    case 'file': {
      const { file, awaits } = body;
      if (!file) return { body: { kind: 'none' }, mediaType: null, missingFile: awaits?.name ?? '' };
      const mediaType = file.mediaType || 'application/octet-stream';
      return { body: { kind: 'file', file }, mediaType, missingFile: null };
    }
  }
}

function textBody(written: Template, mediaType: string): BuiltBody {
  return { body: { kind: 'text', text: written }, mediaType, missingFile: null };
}

function formOf(rows: readonly Row[], resolver: Resolver): Template {
  const enabled = rows.filter(({ name, value, isEnabled }) => isEnabled && (name !== '' || value !== ''));
  return enabled.flatMap(({ name, value }, at) => [
    ...text(at === 0 ? '' : '&'),
    ...resolver.resolve(name, 'body', 'form'),
    ...text('='),
    ...resolver.resolve(value, 'body', 'form'),
  ]);
}
