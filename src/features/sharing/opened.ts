import { findLink } from '#collection/find-link.ts';
import { linkFit } from '#collection/link-codec.ts';
import { hold, type Opened } from './held.ts';

/** Where the review of something is: a link stands in its URL, so that a reload shows it again, unless it is too long. */
export function reviewPathOf(opened: Opened): string {
  const fragment = opened.kind === 'link' ? opened.link.slice(opened.link.indexOf('#') + 1).replace(/\s+/g, '') : '';
  const fits = fragment !== '' && linkFit(fragment.length) !== 'too-long';
  hold(fits ? null : opened);
  return fits ? `/s#${fragment}` : '/s';
}

/** What a pasted text is: a link, alone or in a message, or a document. */
export function openedOfText(text: string): Opened {
  const link = findLink(text);
  return link === null ? { kind: 'text', text } : { kind: 'link', link };
}
