import { ArrowRight, KeyRound, type LucideIcon, Send, Ticket, Zap } from 'lucide-react';
import { useMemo } from 'react';
import { presetEntries } from '#features/profiles/preset-entries.tsx';
import { useProfileEntries } from '#features/profiles/profile-entries.tsx';
import { useRequestLines } from '#features/requests/request-entries.tsx';
import { useTokenEntries } from '#features/tokens/token-entries.tsx';
import type { Command } from '#ui/command.ts';
import { useAvailableCommands } from '#ui/commands.ts';
import type { PaletteEntry } from '#ui/palette-entry.ts';
import { learnEntries } from './learn-entries.tsx';
import { type PaletteScope, rankEntries, readPaletteQuery } from './palette-search.ts';

/** A part of the palette under its own heading. */
export interface PaletteSection {
  readonly name: string;
  readonly entries: readonly PaletteEntry[];
}

/** How many lines are drawn at most. */
const shownEntries = 120;
/** How many of a kind stand in the palette while nothing was typed. */
const sampleEntries = 5;

/** What the palette lists for what was typed into it. */
export function usePaletteSections(text: string): readonly PaletteSection[] {
  const commands = useAvailableCommands();
  const { tokens, refreshes } = useTokenEntries();
  const profiles = useProfileEntries();
  const requests = useRequestLines();
  const sources = useMemo((): readonly Source[] => {
    const listed = commands.filter(({ isHidden }) => !isHidden);
    const primary = listed.filter(({ isPrimary }) => isPrimary);
    // What the page has a button for is there already.
    const due = refreshes.filter((entry) => !listed.some(({ id }) => id === entry.id));
    return [
      { name: 'Suggested now', scope: 'all', entries: [...primary.map(commandEntry), ...due] },
      { name: 'Actions', scope: 'actions', entries: listed.filter(({ isPrimary }) => !isPrimary).map(commandEntry) },
      { name: 'Requests', scope: 'requests', entries: requests },
      { name: 'Tokens', scope: 'tokens', entries: tokens },
      { name: 'Profiles', scope: 'profiles', entries: profiles },
      { name: 'Learn', scope: 'learn', entries: learnEntries, isOnlyFound: true },
      // Last: most of them name a grant or PKCE, whatever of it one is looking for.
      { name: 'New profile', scope: 'actions', entries: presetEntries, isOnlyFound: true },
    ];
  }, [commands, tokens, refreshes, profiles, requests]);
  return useMemo(() => sectionsFor(sources, text), [sources, text]);
}

interface Source extends PaletteSection {
  readonly scope: PaletteScope;
  /** Too many to stand there unasked: listed once something is typed. */
  readonly isOnlyFound?: boolean;
}

function sectionsFor(sources: readonly Source[], text: string): PaletteSection[] {
  const { scope, words } = readPaletteQuery(text);
  let left = shownEntries;
  return sources
    .filter((source) => scope === 'all' || source.scope === scope || (scope === 'actions' && source.scope === 'all'))
    .filter(({ isOnlyFound = false }) => !isOnlyFound || scope !== 'all' || words.length > 0)
    .map(({ name, entries, scope: kind }) => {
      const isSample = scope === 'all' && words.length === 0 && kind !== 'all' && kind !== 'actions';
      const found = rankEntries(entries, words, isSample ? sampleEntries : left);
      left -= found.length;
      return { name, entries: found };
    })
    .filter(({ entries }) => entries.length > 0);
}

const icons: Record<Command['group'], LucideIcon> = {
  Actions: Zap,
  'Go to': ArrowRight,
  Requests: Send,
  Tokens: Ticket,
  Profiles: KeyRound,
};

function commandEntry({ id, name, detail, group, keys, run }: Command): PaletteEntry {
  const Icon = icons[group];
  return {
    id: `command:${id}`,
    name,
    detail,
    keys,
    leading: <Icon aria-hidden="true" />,
    target: { kind: 'act', run },
  };
}
