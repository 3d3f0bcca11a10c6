import { act, cleanup, render, screen } from '@testing-library/react';
import { use, useState } from 'react';
import { BrowserRouter, Link, Route, Routes, useNavigate } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useKeptFocus } from './use-kept-focus.ts';

beforeEach(() => history.replaceState(null, '', '/calls'));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Frame({ next }: { next: Promise<string> }) {
  const main = useKeptFocus();
  return (
    <main ref={main}>
      <Routes>
        <Route path="/calls" element={<Deletable />} />
        <Route path="/calls/next" element={<Next name={next} />} />
      </Routes>
    </main>
  );
}

/** What the pressed button belongs to goes at once, the page that is led to comes when it can be drawn. */
function Deletable() {
  const [isGone, setGone] = useState(false);
  const navigate = useNavigate();
  const remove = () => {
    setGone(true);
    void navigate('/calls/next');
  };
  return (
    <>
      <h1>Calls</h1>
      {!isGone && (
        <button type="button" onClick={remove}>
          Delete
        </button>
      )}
    </>
  );
}

function Next({ name }: { name: Promise<string> }) {
  return (
    <>
      <h1>Next</h1>
      <Link to="/calls/next" aria-current="true">
        {use(name)}
      </Link>
    </>
  );
}

test('a deletion leads on: the focus waits for what is chosen then, however late that page comes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let come = (_name: string) => {};
  const next = new Promise<string>((resolve) => {
    come = resolve;
  });
  render(
    <BrowserRouter>
      <Frame next={next} />
    </BrowserRouter>,
  );
  const button = screen.getByRole('button', { name: 'Delete' });
  button.focus();
  await act(async () => button.click());
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByRole('heading').textContent).toBe('Calls');
  expect(document.activeElement).toBe(document.body);
  await act(async () => come('The next call'));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'The next call' }));
});
