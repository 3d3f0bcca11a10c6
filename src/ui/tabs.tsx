import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { classNames } from './class-names.ts';
import { useCommands } from './commands.ts';
import { rovingStep } from './roving-step.ts';

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  count?: number;
}

export interface TabsProps<Id extends string> {
  /** Unique on the page; ties tabs to their panels. */
  name: string;
  /** What the tabs choose between, for screen readers. */
  label: string;
  tabs: Tab<Id>[];
  value: Id;
  onChange: (id: Id) => void;
}

/** A row of tabs; arrow keys, Home and End move and select, the palette lists them. Panels are `<TabPanel name value>`. */
export function Tabs<Id extends string>({ name, label, tabs, value, onChange }: TabsProps<Id>) {
  const row = useRef<HTMLDivElement>(null);
  useCommands(
    tabs.map((tab) => ({
      id: `show:${name}:${tab.id}`,
      name: `Show ${tab.label.replace(/ •$/, '')}`,
      group: 'Actions' as const,
      detail: label,
      isAvailable: tab.id !== value,
      run: () => onChange(tab.id),
    })),
  );
  const move = (event: KeyboardEvent) => {
    const step = rovingStep(
      event.key,
      tabs.findIndex((tab) => tab.id === value),
      tabs.length,
    );
    const next = step === null ? undefined : tabs[step];
    if (!next) return;
    event.preventDefault();
    onChange(next.id);
    row.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(name, next.id))}`)?.focus();
  };
  return (
    <div className="px-5 shadow-underline max-md:px-4">
      <div
        ref={row}
        role="tablist"
        aria-label={label}
        className="flex gap-4.5 overflow-x-auto [scrollbar-width:none]"
        onKeyDown={move}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={tabId(name, tab.id)}
            aria-selected={tab.id === value}
            aria-controls={tab.id === value ? panelId(name, tab.id) : undefined}
            tabIndex={tab.id === value ? 0 : -1}
            className={classNames(
              'flex h-[39px] flex-none items-center gap-1.5 border-b-2 pt-0.5 font-medium whitespace-nowrap transition-colors focus-visible:rounded-sm focus-visible:-outline-offset-2 max-lg:h-touch max-lg:min-w-11 max-lg:justify-center',
              tab.id === value
                ? 'border-accent text-ink'
                : 'border-transparent text-ink-2 hover:text-ink forced-colors:border-[Canvas]',
            )}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="text-11 font-regular text-ink-3 tabular-nums">{tab.count}</span>
            )}
          </button>
        ))}
      </div>
    </div>
  );
}

const tabId = (name: string, id: string) => `${name}-tab-${id}`;
const panelId = (name: string, id: string) => `${name}-panel-${id}`;

export interface TabPanelProps {
  name: string;
  /** The tab it belongs to: the selected one. */
  value: string;
  children: ReactNode;
  className?: string;
}

export function TabPanel({ name, value, children, className }: TabPanelProps) {
  return (
    <div role="tabpanel" id={panelId(name, value)} aria-labelledby={tabId(name, value)} className={className}>
      {children}
    </div>
  );
}
