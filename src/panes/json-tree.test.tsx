import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { indexJson } from '#call/json-index.ts';
import { JsonTree } from './json-tree.tsx';
import { useFind } from './use-find.ts';

const source = '{"data":[{"name":"Billing","access_token":"hunter2hunter2"}],"total":2.0}';

function Shown() {
  return <JsonTree index={indexJson(source) ?? expect.fail('no JSON')} textOf={() => ''} find={useFind('call-1')} />;
}

test('arrow keys fold and walk; a secret is masked; a hit opens what it stands in', async () => {
  render(<Shown />);
  const tree = screen.getByRole('tree');
  expect(tree.textContent).toContain('••••••••ter2');
  expect(tree.textContent).not.toContain('hunter2');

  await userEvent.click(screen.getByRole('button', { name: 'Collapse all' }));
  tree.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(screen.getByText('data')).toBeTruthy();
  expect(screen.getByRole('treeitem', { expanded: false }).textContent).toContain('1 item');

  await userEvent.keyboard('/bill');
  expect(screen.getByRole('treeitem', { name: /Billing/ })).toBeTruthy();
  await userEvent.clear(screen.getByRole('searchbox'));
  await userEvent.keyboard('hunter2');
  expect(screen.getAllByText('Not found')).not.toHaveLength(0);
});
