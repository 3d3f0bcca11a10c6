import type { ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { preferences } from '#queries/preferences.ts';
import { useMatchMedia } from '#ui/use-match-media.ts';

export interface SplitPanesProps {
  first: ReactNode;
  second: ReactNode;
}

/**
 * Request and response: side by side from 1280 px on, one above the other below. Dragging, or the arrow keys on the
 * separator, resize them; a double click puts it back. Sizes are remembered, for each direction its own.
 */
export function SplitPanes({ first, second }: SplitPanesProps) {
  const isWide = useMatchMedia('(min-width: 1280px)');
  return isWide ? (
    <Split key="beside" orientation="horizontal" first={first} second={second} />
  ) : (
    <Split key="stacked" orientation="vertical" first={first} second={second} />
  );
}

const separators = {
  horizontal: 'w-px before:inset-y-0 before:-inset-x-1',
  vertical: 'h-3 border-y border-line bg-sunken before:inset-x-0 before:-inset-y-1',
};

function Split({ orientation, first, second }: SplitPanesProps & { orientation: 'horizontal' | 'vertical' }) {
  const layout = useDefaultLayout({ id: `requests-${orientation}`, storage: preferences });
  return (
    <Group orientation={orientation} className="min-h-0 flex-1" {...layout}>
      <Panel id="request" defaultSize="42%" minSize={orientation === 'horizontal' ? 320 : 120} className="min-w-0">
        {first}
      </Panel>
      <Separator
        aria-label="Resize request and response"
        className={`relative grid flex-none place-items-center bg-line outline-none before:absolute before:content-[''] hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent ${separators[orientation]}`}
      >
        {orientation === 'vertical' && <span aria-hidden="true" className="h-0.5 w-9 rounded-full bg-line-control" />}
      </Separator>
      <Panel id="response" minSize={orientation === 'horizontal' ? 320 : 120} className="min-w-0">
        {second}
      </Panel>
    </Group>
  );
}
