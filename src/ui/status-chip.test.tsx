import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { StatusChip } from './status-chip.tsx';
import { statusTone } from './tone.ts';

afterEach(cleanup);

test.each([
  [200, 's2xx'],
  [302, 's3xx'],
  [401, 's4xx'],
  [503, 's5xx'],
  [101, 'neutral'],
  [999, 'neutral'],
  [null, 'neutral'],
])('%s reads %s', (status, tone) => expect(statusTone(status)).toBe(tone));

test('it shows status and reason as received, or that nothing came back', () => {
  render(
    <>
      <StatusChip status={401} reason="Unauthorized" />
      <StatusChip status={204} reason="" />
      <StatusChip status={null} />
    </>,
  );
  for (const text of ['401 Unauthorized', '204', 'No response']) expect(screen.getByText(text)).toBeTruthy();
});
