import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { StreamEvent } from '#call/event-trace.ts';
import { EventTrace } from './event-trace.tsx';
import { useFind } from './use-find.ts';

/** Each tenth of them is an alert. */
const stream = Array.from(
  { length: 330 },
  (_, place): StreamEvent => ({
    kind: 'event',
    place,
    id: `${place}`,
    name: place % 10 === 5 ? 'alert' : 'reading',
    data: `{"volts": ${place}.5}`,
    at: null,
  }),
);

/** The stream as far as it came. */
function Trace({ count }: { count: number }) {
  return <EventTrace events={stream.slice(0, count)} startedAt={null} find={useFind('a stream', 'Find in events')} />;
}

const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find in events' });
const said = (words: string) => expect(screen.getAllByText(words)).not.toHaveLength(0);
const focusedRow = () => document.activeElement?.closest('li')?.textContent;
const foundRow = () => document.querySelector('li.bg-selected')?.textContent;

test('the newest hit first, the next one below; one stays at its hit while more come in', async () => {
  const { rerender } = render(<Trace count={20} />);
  await userEvent.type(field(), 'ALERT');
  said('1 of 2');
  expect(foundRow()).toContain('15.5');
  await userEvent.keyboard('{Enter}');
  said('2 of 2');
  expect(foundRow()).toContain('"volts": 5.5');
  rerender(<Trace count={30} />);
  said('3 of 3');
  expect(foundRow()).toContain('"volts": 5.5');
  // It was not asked: nobody is told with each event that comes.
  expect(screen.getByRole('status').textContent).toBe('2 of 2');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  said('2 of 3');
  await userEvent.click(screen.getByRole('button', { name: 'Previous hit' }));
  said('1 of 3');
  expect(foundRow()).toContain('25.5');
  await userEvent.type(field(), '{Escape}');
  expect(foundRow()).toBeUndefined();
});

test('what is looked for before it comes is found when it comes', async () => {
  const { rerender } = render(<Trace count={3} />);
  await userEvent.type(field(), 'alert');
  said('Not found');
  rerender(<Trace count={30} />);
  said('3 of 3');
  expect(screen.getByRole('status').textContent).toBe('3 of 3');
});

test('a hit far below is drawn with what stands around it, and the way back is a press', () => {
  const { rerender } = render(<Trace count={320} />);
  const search = field();
  const rows = screen.getByRole('list').children;
  fireEvent.change(search, { target: { value: '100.5' } });
  said('1 of 1');
  expect(foundRow()).toContain('100.5');
  expect(rows.length).toBeLessThan(300);
  rerender(<Trace count={325} />);
  expect(foundRow()).toContain('100.5');
  fireEvent.click(screen.getByText('Show 219 newer events'));
  expect(rows[0]?.textContent).toContain('324.5');
  expect(screen.queryByText(/newer/)).toBeNull();
  fireEvent.keyDown(search, { key: 'Enter' });
  expect(screen.getByText('Show 219 newer events')).toBeTruthy();
});

test('a press that shows more leads to the first row of it: the button may be gone', async () => {
  render(<Trace count={320} />);
  fireEvent.change(field(), { target: { value: '100.5' } });
  const press = async (name: string) => {
    screen.getByRole('button', { name }).focus();
    await userEvent.keyboard('{Enter}');
  };
  await press('Show 214 newer events');
  expect(focusedRow()).toContain('319.5');
  await press('Show 120 older events');
  expect(focusedRow()).toContain('119.5');
});

test('Esc clears the field, then leaves it, and stops nothing else', async () => {
  const press = vi.fn();
  document.addEventListener('keydown', press);
  render(<Trace count={20} />);
  await userEvent.type(field(), 'alert');
  press.mockClear();
  await userEvent.keyboard('{Escape}');
  expect(field().value).toBe('');
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(document.body);
  expect(press).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  document.removeEventListener('keydown', press);
  expect(press).toHaveBeenCalledOnce();
});

test('of a long event, the part in which it stands', async () => {
  const data = `${'x'.repeat(1_000)} needle ${'y'.repeat(1_000)}`;
  const events: StreamEvent[] = [{ kind: 'comment', place: 0, id: null, name: 'comment', data, at: null }];
  function Long() {
    return <EventTrace events={events} startedAt={null} find={useFind('a stream', 'Find in events')} />;
  }
  render(<Long />);
  expect(screen.getByRole('list').textContent).not.toContain('needle');
  await userEvent.type(field(), 'needle');
  expect(screen.getByRole('list').textContent).toMatch(/…x+ needle y+$/);
});
