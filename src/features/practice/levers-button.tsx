import { SlidersHorizontal } from 'lucide-react';
import { type Practised, useIsPractised, useLevers } from '#queries/levers.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { useOpenLevers } from './open-levers.ts';

/** Opens the practice provider's levers beside the page, and says how many are on; nothing for what is of other providers. */
export function LeversButton(practised: Practised) {
  const isPractised = useIsPractised(practised);
  const { areOpen, setOpen } = useOpenLevers();
  // Closed, they ask nobody: a page makes no calls of its own that its user did not want.
  const levers = useLevers(isPractised && areOpen).data;
  useCommands([
    {
      id: 'practice-levers',
      name: areOpen ? 'Close practice levers' : 'Practice levers',
      group: 'Actions',
      keys: [']'],
      isAvailable: isPractised,
      run: () => setOpen(!areOpen),
    },
  ]);
  if (!isPractised) return null;
  const pulled = levers?.kind === 'levers' ? levers.state.pulled.length : 0;
  return (
    <Button
      size="sm"
      leading={<SlidersHorizontal aria-hidden="true" size={14} />}
      keys="]"
      aria-expanded={areOpen}
      onClick={() => setOpen(!areOpen)}
    >
      <span className="max-md:sr-only">Levers</span>
      {pulled > 0 && <span className="text-accent-ink"> {pulled} on</span>}
    </Button>
  );
}
