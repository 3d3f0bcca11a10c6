import { formatBytes } from '#ui/format-bytes.ts';

/** The largest file that is read, bytes. */
const longestFile = 1_000_000;

/** A file's text, or why it is not taken. */
export type FileReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Reads a dropped or chosen file as text. Nothing is stored. */
export async function readTextFile(file: File): Promise<FileReading> {
  const refuse = (why: string): FileReading => ({ kind: 'refused', why });
  if (file.size > longestFile) {
    return refuse(
      `${file.name} has ${formatBytes(file.size)}: at most 1 MB is read. Paste the part about the client or the token request.`,
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? refuse(notText(file)) : { kind: 'text', text };
  } catch (error) {
    if (error instanceof TypeError) return refuse(notText(file));
    const why = error instanceof Error ? error.message : String(error);
    return refuse(`${file.name} could not be read: ${why}. Open it, and paste what is in it.`);
  }
}

function notText({ name }: File): string {
  return `${name} is no text in UTF-8. Open it in an editor, and paste what is in it.`;
}
