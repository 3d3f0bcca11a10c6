import { useState } from 'react';
import { LeverRow } from './lever-row.tsx';

export interface SkewRowProps {
  minutes: number;
  onSet: (minutes: number) => void;
}

const reach = 10;

/** How far the provider's clock runs ahead or behind. Set when the slider is let go of, not on the way. */
export function SkewRow({ minutes, onSet }: SkewRowProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? minutes;
  const settle = () => {
    if (dragged !== null && dragged !== minutes) onSet(dragged);
    setDragged(null);
  };
  return (
    <LeverRow isOn={shown !== 0}>
      <label className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4">
        <span className="font-medium">Provider clock</span>
        <input
          type="range"
          min={Math.min(-reach, minutes)}
          max={Math.max(reach, minutes)}
          step={1}
          value={shown}
          aria-valuetext={skewWords(shown)}
          onChange={(event) => setDragged(Number(event.target.value))}
          onPointerUp={settle}
          onKeyUp={settle}
          onBlur={settle}
          className="h-control w-full cursor-pointer accent-accent"
        />
      </label>
      <p aria-hidden="true" className="text-11 text-ink-3 tabular-nums">
        {skewWords(shown)}
      </p>
    </LeverRow>
  );
}

function skewWords(minutes: number): string {
  if (minutes === 0) return 'as this machine’s';
  return `${Math.abs(minutes)} min ${minutes > 0 ? 'ahead' : 'behind'}`;
}
