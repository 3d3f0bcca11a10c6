import type { Piece } from '#diagnosis/attention-words.ts';
import { Countdown } from '#ui/countdown.tsx';
import { DayTime } from '#ui/day-time.tsx';

/** A sentence whose instants tick and stand in the reader's own zone. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
  return pieces.map((piece, place) => <PieceOf key={place} piece={piece} />);
}

function PieceOf({ piece }: { piece: Piece }) {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'wire':
      return <span className="font-mono wrap-anywhere">{piece.text}</span>;
    case 'clock':
      return <DayTime at={piece.at} />;
    case 'countdown':
      return <Countdown endAt={piece.endAt} warnFromAt={piece.warnFromAt} endedWord="" />;
  }
}
