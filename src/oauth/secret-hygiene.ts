// What comes along when a secret is pasted. By RFC 6749 Appendix A.2 a client secret is made of visible characters and spaces.

/** A secret without what came along, and words for what that was; `null` where nothing did. */
export interface CleanSecret {
  readonly text: string;
  /** Begins a sentence: "A trailing line break" (was removed). Tells nothing of the secret. */
  readonly removed: string | null;
}

const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;
const lineBreaks = /[\r\n\t\u0085]+/g;

/**
 * Cleans a secret: white space around it, line breaks within, invisible characters. A space within stays, it may
 * belong to the secret; so do quotes.
 */
export function cleanSecret(text: string): CleanSecret {
  const visible = text.replace(invisible, '');
  const trimmed = visible.trim();
  const cleaned = trimmed.replace(lineBreaks, '');
  const removed = [
    visible === text ? null : 'an invisible character',
    surroundings(visible, trimmed),
    cleaned === trimmed ? null : 'a line break within it',
  ].filter((each) => each !== null);
  return { text: cleaned, removed: removed.length === 0 ? null : sentenceStart(removed.join(' with ')) };
}

function surroundings(text: string, trimmed: string): string | null {
  if (text === trimmed) return null;
  if (trimmed === '') return 'white space';
  const at = text.indexOf(trimmed);
  const [before, after] = [text.slice(0, at), text.slice(at + trimmed.length)];
  if (before !== '' && after !== '') return 'white space around it';
  const side = before === '' ? 'trailing' : 'leading';
  return `a ${side} ${/^[\r\n]+$/.test(before + after) ? 'line break' : 'space'}`;
}

function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
