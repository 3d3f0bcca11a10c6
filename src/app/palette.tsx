import { Command as Menu } from 'cmdk';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import { Kbd } from '#ui/kbd.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import type { PaletteEntry } from '#ui/palette-entry.ts';
import { markWords, palettePrefixes, readPaletteQuery } from './palette-search.ts';
import { type PaletteSection, usePaletteSections } from './use-palette-sections.tsx';

export interface PaletteProps {
  /** What was typed. */
  text: string;
  onChange: (text: string) => void;
  onClose: () => void;
  /** Puts the field where it stood while the palette was fetched. */
  frameField: (field: ReactNode) => ReactNode;
  fieldClass: string;
}

/** Everything that can be done or gone to, by its name. */
export function Palette({ text, onChange, onClose, frameField, fieldClass }: PaletteProps) {
  const navigate = useNavigate();
  const [chosenId, setChosenId] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // After the dialog is shown: until then nothing in it takes focus.
  useEffect(() => field.current?.focus(), []);
  const sections = usePaletteSections(text);
  const choose = ({ target }: PaletteEntry) => {
    // The focus goes back first: what is done next may move it.
    flushSync(onClose);
    switch (target.kind) {
      case 'act':
        return target.run();
      case 'page':
        return openApart(target.url);
      case 'place':
        return void navigate(target.to, { state: target.state });
    }
  };
  const press = (event: KeyboardEvent) => {
    if (!event.metaKey && !event.ctrlKey) return;
    if (event.key.toLowerCase() === 'k') {
      event.preventDefault();
      onClose();
    }
    const target = findEntry(sections, chosenId)?.target;
    if (event.key === 'Enter' && target && target.kind !== 'act') {
      event.preventDefault();
      openApart(target.kind === 'place' ? target.to : target.url);
    }
  };
  return (
    <>
      <Menu
        label="Search or run"
        shouldFilter={false}
        loop
        vimBindings={false}
        value={chosenId}
        onValueChange={setChosenId}
        onKeyDown={press}
      >
        {frameField(
          <Menu.Input
            ref={field}
            value={text}
            onValueChange={onChange}
            placeholder="Search or run"
            className={fieldClass}
          />,
        )}
        <Menu.List label="Found" className="max-h-[min(440px,60dvh)] overflow-auto px-2 pb-2.5 max-md:max-h-[70dvh]">
          <Menu.Empty className="px-3 py-6 text-ink-3">Nothing here is called “{text.trim()}”.</Menu.Empty>
          {sections.map((section) => (
            <Section key={section.name} {...section} words={readPaletteQuery(text).words} onChoose={choose} />
          ))}
        </Menu.List>
      </Menu>
      <Legend />
      <LiveRegion>{countWords(sections)}</LiveRegion>
    </>
  );
}

/** In a tab of its own, which is told neither who opened it nor from where. */
const openApart = (url: string) => void open(url, '_blank', 'noopener,noreferrer');

const findEntry = (sections: readonly PaletteSection[], id: string) =>
  sections.flatMap(({ entries }) => entries).find((entry) => entry.id === id);

function countWords(sections: readonly PaletteSection[]): string {
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  return count === 1 ? '1 result' : `${count} results`;
}

interface SectionProps extends PaletteSection {
  words: readonly string[];
  onChoose: (entry: PaletteEntry) => void;
}

function Section({ name, entries, words, onChoose }: SectionProps) {
  return (
    <Menu.Group
      heading={name}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
    >
      {entries.map((entry) => (
        <Menu.Item
          key={entry.id}
          value={entry.id}
          onSelect={() => onChoose(entry)}
          className="group flex h-9.5 min-w-0 scroll-my-8 items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-accent-tint max-lg:h-touch"
        >
          <span className="flex w-8 flex-none justify-center text-ink-3 [&_svg]:size-4">{entry.leading}</span>
          <span className="flex-none truncate font-medium max-md:max-w-[60%]">
            {markWords(entry.name, words).map(({ text, isMarked }, place) =>
              isMarked ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts are their places
                <mark key={place} className="bg-transparent font-semibold text-accent-ink">
                  {text}
                </mark>
              ) : (
                text
              ),
            )}
          </span>
          <span className="min-w-0 flex-1 truncate text-12 text-ink-3">{entry.detail}</span>
          {entry.trailing}
          {entry.keys && <Kbd keys={entry.keys} />}
          <span className="hidden flex-none items-center gap-1.5 text-12 text-ink-3 group-data-[selected=true]:flex max-lg:!hidden">
            {entry.target.kind === 'act' ? 'Run' : 'Open'} <Kbd keys="↵" />
          </span>
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

function Legend() {
  return (
    <div className="flex h-10.5 items-center gap-4 border-t border-line bg-sunken px-4.5 text-12 text-ink-3 max-lg:hidden">
      <Hint keys={['↑', '↓']}>Move</Hint>
      <Hint keys={['⌘', '↵']}>Open in new tab</Hint>
      <span className="flex-1" />
      {palettePrefixes.map(([prefix, scope]) => (
        <span key={prefix} className="flex items-center gap-1.5">
          <kbd className="font-mono text-ink-2">{prefix}</kbd> {scope}
        </span>
      ))}
    </div>
  );
}

function Hint({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <Kbd keys={keys} /> {children}
    </span>
  );
}
