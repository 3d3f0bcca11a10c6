import { readVariableText } from '#collection/variable-text.ts';

/** A text whose variables are told apart. */
export function WithVariables({ text }: { text: string }) {
  return readVariableText(text).map((piece) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      <span key={piece.start} className="text-code-var-ink">
        {text.slice(piece.start, piece.end)}
      </span>
    ),
  );
}
