// What is measured against: the same row a thousand times, each with a timer and a state of its own.
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { formatDuration } from '#ui/format-duration.ts';
import { LifeRing } from '#ui/life-ring.tsx';
import { endAt, tokenCount } from './lifetimes.ts';

const startedAt = Date.now();

function Row({ at }: { at: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const end = endAt(at, startedAt);
  return (
    <li>
      <a href={`/tokens/${at}`} style={{ display: 'flex', height: 50 }}>
        <LifeRing fraction={(end - now) / (end - startedAt)} tone="active" />
        <span>
          <span>Clayton – dev</span> <span>tok_{at}</span>
        </span>
        <time dateTime={new Date(end).toISOString()}>{formatDuration(end - now)}</time>
      </a>
    </li>
  );
}

createRoot(document.body.appendChild(document.createElement('ul'))).render(
  Array.from({ length: tokenCount }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a fixed thousand
    <Row key={at} at={at} />
  )),
);
document.title = 'counting';
