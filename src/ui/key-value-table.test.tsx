import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { type KeyValueRow, KeyValueTable } from './key-value-table.tsx';

afterEach(cleanup);

function show(first: readonly KeyValueRow[] = []) {
  const kept = { rows: first };
  function Table() {
    const [rows, setRows] = useState(first);
    kept.rows = rows;
    return (
      <>
        <KeyValueTable noun="parameter" rows={rows} onChange={setRows} />
        <button type="button">elsewhere</button>
      </>
    );
  }
  render(<Table />);
  return kept;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('a row is added, typed into and kept as typed; names may repeat', async () => {
  const kept = show([{ name: 'prompt', value: 'login' }]);
  await press('Add parameter');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name of parameter 2' }));
  await userEvent.keyboard('prompt');
  await userEvent.type(screen.getByRole('textbox', { name: 'Value of parameter 2' }), 'a b');
  expect(kept.rows).toEqual([
    { name: 'prompt', value: 'login' },
    { name: 'prompt', value: 'a b' },
  ]);
});

test('a row is removed by its button', async () => {
  const kept = show([
    { name: 'a', value: '1' },
    { name: 'b', value: '2' },
  ]);
  await press('Remove parameter a');
  expect(kept.rows).toEqual([{ name: 'b', value: '2' }]);
});

test('a row that is left blank goes by itself, one that was emptied too', async () => {
  const kept = show([{ name: 'a', value: '' }]);
  await press('Add parameter');
  await userEvent.clear(screen.getByRole('textbox', { name: 'Name of parameter 1' }));
  await press('elsewhere');
  expect(kept.rows).toEqual([]);
  expect(screen.queryByRole('textbox')).toBeNull();
});
