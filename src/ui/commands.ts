import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { create } from 'zustand';
import type { Command } from './command.ts';
import { createKeyListener } from './command-keys.ts';

/** What one component offers. */
interface Offer {
  readonly place: number;
  commands: readonly Command[];
}

interface CommandStore {
  /** The innermost and newest first. */
  readonly offers: readonly Offer[];
  readonly areCharacterKeysOn: boolean;
}

const useStore = create<CommandStore>()(() => ({ offers: [], areCharacterKeysOn: true }));

let nextPlace = 0;

/**
 * Offers commands while the component is mounted. A component drawn later, or further in, comes before one drawn
 * earlier: the page before the shell, a pane before its page.
 */
export function useCommands(commands: readonly Command[]): void {
  // A parent is drawn before its children, but its effects run after theirs: so places are given while drawing.
  const [offer] = useState<Offer>(() => ({ place: nextPlace++, commands }));
  useLayoutEffect(() => {
    const before = offer.commands;
    offer.commands = commands;
    if (!isSameListing(before, commands)) useStore.setState(({ offers }) => ({ offers: [...offers] }));
  });
  useEffect(() => {
    useStore.setState(({ offers }) => ({ offers: [...offers, offer].sort((a, b) => b.place - a.place) }));
    return () => useStore.setState(({ offers }) => ({ offers: offers.filter((each) => each !== offer) }));
  }, [offer]);
}

/** Every command that can be carried out now, hidden ones too, one per id; the innermost and newest first. */
export function useAvailableCommands(): readonly Command[] {
  const offers = useStore((state) => state.offers);
  return useMemo(() => listAvailable(offers), [offers]);
}

/** Whether single letters and signs are keys; see `setCharacterKeys`. */
export function useCharacterKeys(): boolean {
  return useStore(({ areCharacterKeysOn }) => areCharacterKeysOn);
}

/** Turns the keys on or off that are a character (WCAG 2.1.4). Who remembers the choice calls it. */
export function setCharacterKeys(areOn: boolean): void {
  useStore.setState({ areCharacterKeysOn: areOn });
}

function listAvailable(offers: readonly Offer[]): Command[] {
  const found = new Map<string, Command>();
  for (const offer of offers) {
    for (const command of offer.commands) {
      if (found.has(command.id) || command.isAvailable === false) continue;
      const { id, run } = command;
      found.set(id, { ...command, run: () => (offer.commands.find((each) => each.id === id)?.run ?? run)() });
    }
  }
  return [...found.values()];
}

/** What a command does changes with each render; only what is told of it counts as news. */
function isSameListing(before: readonly Command[], after: readonly Command[]): boolean {
  const words = (commands: readonly Command[]) => JSON.stringify(commands);
  return before === after || words(before) === words(after);
}

const listen = createKeyListener({
  commands: () => useStore.getState().offers.flatMap(({ commands }) => commands),
  areCharacterKeysOn: () => useStore.getState().areCharacterKeysOn,
});

// The page listens while there is something to listen for.
useStore.subscribe(({ offers }, before) => {
  if (offers.length > 0 && before.offers.length === 0) addEventListener('keydown', listen);
  if (offers.length === 0 && before.offers.length > 0) removeEventListener('keydown', listen);
});
