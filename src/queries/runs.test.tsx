import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { setUpPages } from './pages.test-support.tsx';
import { useKeepRun } from './runs.ts';

const openPages = setUpPages();

function Kept({ id }: { id: string }) {
  return <output>{useKeepRun(id, true)?.message ?? 'going on'}</output>;
}

test('what stopped one run is not said of the next', async () => {
  const { begin, show } = await openPages();
  const { runId } = await begin();
  show(<Switching ids={['nowhere', runId]} />, { path: '/' });
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('There is no run nowhere'));
  fireEvent.click(screen.getByRole('button'));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('going on'));
});

function Switching({ ids }: { ids: readonly string[] }) {
  const [place, setPlace] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setPlace(1)}>
        next
      </button>
      <Kept id={ids[place] ?? ''} />
    </>
  );
}
