import { useAt } from '#ui/clock.ts';
import { Countdown } from '#ui/countdown.tsx';
import { DayTime } from '#ui/day-time.tsx';
import { LiveRegion } from '#ui/live-region.tsx';

export interface NextTryProps {
  /** From here on the same request makes sense, by the provider's word; `undefined` where nobody says. */
  at: number | undefined;
  /** What is pressed then: "Send again". */
  act: string;
}

/**
 * When a refused request makes sense again: counted down, and said once when it is time. It may go before, too.
 * It stands beside an alert, never in one: each second would be read out.
 */
export function NextTry({ at, act }: NextTryProps) {
  return at === undefined ? null : <Until key={at} at={at} act={act} />;
}

function Until({ at, act }: NextTryProps & { at: number }) {
  const isTime = useAt((now) => now >= at);
  return (
    <p className="text-12 text-ink-2">
      {isTime ? (
        <>
          {act} makes sense since <DayTime at={at} />: the provider asked to wait until then.
        </>
      ) : (
        <>
          {act} makes sense in <Countdown endAt={at} tone="neutral" />: the provider asks to wait until{' '}
          <DayTime at={at} />.
        </>
      )}
      <LiveRegion>{isTime ? `${act} makes sense now.` : null}</LiveRegion>
    </p>
  );
}
