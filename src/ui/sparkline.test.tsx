import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Sparkline } from './sparkline.tsx';

test('a sparkline says in words what its bars show; the highest fills it, none has no height', () => {
  const { container } = render(
    <Sparkline
      label="Calls today: 4 with 2xx, 1 with 4xx"
      bars={[
        { count: 4, tone: 's2xx' },
        { count: 0, tone: 'neutral' },
        { count: 1, tone: 's4xx' },
      ]}
    />,
  );
  expect(screen.getByRole('img', { name: 'Calls today: 4 with 2xx, 1 with 4xx' })).toBeTruthy();
  const heights = Array.from(container.querySelectorAll<HTMLElement>('[style]'), ({ style }) => style.height);
  expect(heights).toEqual(['100%', '0px', '43.75%']);
});
