import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useAvailableCommands } from './commands.ts';
import { TabPanel, Tabs } from './tabs.tsx';

afterEach(cleanup);

const tabs = [
  { id: 'body', label: 'Body' },
  { id: 'headers', label: 'Headers', count: 14 },
  { id: 'timing', label: 'Timing' },
] as const;

type Id = (typeof tabs)[number]['id'];

function Response() {
  const [tab, setTab] = useState<Id>('body');
  return (
    <>
      <Tabs name="response" label="Response" tabs={[...tabs]} value={tab} onChange={setTab} />
      <TabPanel name="response" value={tab}>
        {tab} here
      </TabPanel>
    </>
  );
}

const selected = () => screen.getByRole('tab', { selected: true });

test('arrow keys, Home and End move selection and focus, around the ends', async () => {
  const user = userEvent.setup();
  render(<Response />);
  await user.tab();
  expect(document.activeElement).toBe(selected());
  for (const [key, name] of [
    ['{ArrowRight}', 'Headers 14'],
    ['{End}', 'Timing'],
    ['{ArrowRight}', 'Body'],
    ['{ArrowLeft}', 'Timing'],
    ['{Home}', 'Body'],
  ] as const) {
    await user.keyboard(key);
    expect(selected()).toBe(screen.getByRole('tab', { name }));
    expect(document.activeElement).toBe(selected());
  }
});

test('only the selected tab is in the tab order, and its panel is named after it', async () => {
  const user = userEvent.setup();
  render(<Response />);
  await user.click(screen.getByRole('tab', { name: 'Headers 14' }));
  expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([-1, 0, -1]);
  const panel = screen.getByRole('tabpanel', { name: 'Headers 14' });
  expect(panel.textContent).toBe('headers here');
  expect(selected().getAttribute('aria-controls')).toBe(panel.id);
});

test('the tabs that are not shown are commands', async () => {
  function Listed() {
    return useAvailableCommands().map(({ id, name, detail, run }) => (
      <button key={id} type="button" onClick={run}>
        {name}, {detail}
      </button>
    ));
  }
  render(
    <>
      <Response />
      <Listed />
    </>,
  );
  expect(screen.queryByRole('button', { name: 'Show Body, Response' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show Timing, Response' }));
  expect(selected().textContent).toBe('Timing');
});
