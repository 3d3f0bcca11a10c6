import type { Command } from '#ui/command.ts';
import { useCommands } from '#ui/commands.ts';
import type { MenuItem } from '#ui/menu.tsx';
import type { TreeRow } from './tree-rows.ts';

interface TreeCommands {
  rows: readonly TreeRow[];
  /** The row that the keys are at. */
  stopId: string | undefined;
  /** The request in view. */
  currentId: string | undefined;
  /** The tree is on the screen: what is renamed is seen. */
  isShown: boolean;
  itemsFor: (row: TreeRow) => MenuItem[];
}

/** The menus of the tree, for the palette: of the request in view, and of the collection and folder one is at. */
export function useTreeCommands({ rows, stopId, currentId, isShown, itemsFor }: TreeCommands): void {
  const rowOf = (id: string | null | undefined) => rows.find((row) => row.id === id);
  const current = rowOf(currentId);
  const stop = rowOf(stopId) ?? current;
  const group = stop?.kind === 'request' ? rowOf(stop.parentId) : stop;
  const collection = rowOf(group?.collectionId);
  const targets = [...new Set([group, collection])].filter((row) => row !== undefined);
  useCommands(
    isShown
      ? [
          // What else can be done with a request, its page offers.
          ...(current ? commandsOf(current, itemsFor(current)).filter(({ id }) => ownOfRequest.test(id)) : []),
          ...targets.flatMap((row) => commandsOf(row, itemsFor(row))),
        ]
      : [],
  );
}

const ownOfRequest = /^tree:(Rename|Move)/;

function commandsOf({ id, kind, name: detail }: TreeRow, items: readonly MenuItem[]): Command[] {
  return items.map(({ label, command, onSelect }) => ({
    id: `tree:${label}:${id}`,
    name: command ?? commandName(label, kind),
    group: 'Requests',
    detail,
    run: onSelect,
  }));
}

/** "Rename" of a folder is "Rename folder"; "New request" is one already. */
function commandName(label: string, kind: TreeRow['kind']): string {
  if (label.startsWith('New ')) return label;
  return `${label.replace(/( to)?…$/, '')} ${kind}`;
}
