import { ExternalLink, Radio } from 'lucide-react';
import { useState } from 'react';
import type { RunView } from '#oauth/run-view.ts';
import { type useExchangeCode, useOpenWindow } from '#queries/runs.ts';
import { Card } from '#ui/card.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { useCommands } from '#ui/commands.ts';
import { Note } from '#ui/note.tsx';
import { PulseDot } from '#ui/pulse-dot.tsx';
import { Expectations } from './expectations.tsx';
import { NothingComesBack } from './nothing-comes-back.tsx';
import { PasteAnswer } from './paste-answer.tsx';

interface ListeningProps {
  view: RunView;
  exchange: ReturnType<typeof useExchangeCode>;
  isWindowBlocked: boolean;
}

/** Waits for the answer at the console's own callback; an address that did not load can be pasted. */
export function Listening({ view, exchange, isWindowBlocked }: ListeningProps) {
  const openWindow = useOpenWindow();
  const [isPasting, setPasting] = useState(false);
  const url = view.run.authorizationRequest?.url ?? '';
  useCommands([
    {
      id: 'paste-address',
      name: 'Paste the address of the page that failed to load',
      group: 'Actions',
      isAvailable: !isPasting,
      run: () => setPasting(true),
    },
  ]);
  const isImplicit = view.run.grant === 'implicit';
  return (
    <Card className="p-4">
      <div className="flex gap-3">
        <span className="mt-1.5">
          <PulseDot />
        </span>
        <div>
          <h3 className="font-medium">Listening</h3>
          <p className="text-12 text-ink-2">Sign in and allow in the provider’s window. {whatHappens(view)}</p>
        </div>
      </div>
      <p className="mt-3.5 flex min-h-8.5 flex-wrap items-center gap-2 rounded-control border border-line bg-sunken px-2.5 py-1 font-mono text-12">
        <Radio aria-hidden="true" size={14} className="text-ink-3" />
        <span className="wrap-anywhere">{view.run.redirectUri}</span>
        <span className="ml-auto font-sans text-11 text-ink-3">
          {isImplicit ? 'fragment; any tab' : 'query, fragment or form post; any tab'}
        </span>
      </p>
      <Expectations view={view} />
      {isWindowBlocked && (
        <div className="mt-3.5">
          <Note tone="warning">The browser blocked the window. Open it with the button below.</Note>
        </div>
      )}
      <div className="mt-3.5 flex flex-wrap items-center gap-2">
        <CommandButton
          command={{ id: 'open-consent-url', name: 'Open consent URL', isPrimary: true }}
          variant={isPasting ? 'default' : 'primary'}
          trailing={<ExternalLink aria-hidden="true" size={14} />}
          className="max-md:w-full"
          onClick={() => openWindow(url)}
        >
          {isWindowBlocked ? 'Open consent URL' : 'Open again'}
        </CommandButton>
        <span className="text-12 text-ink-3 md:ml-auto">
          The page failed to load?{' '}
          <button
            type="button"
            aria-expanded={isPasting}
            className="min-h-6 rounded-sm font-medium text-accent-ink hover:underline max-lg:min-h-11"
            onClick={() => setPasting(!isPasting)}
          >
            Paste its address
          </button>
        </span>
      </div>
      {isPasting && (
        <div className="mt-3.5 border-t border-line-faint pt-3.5">
          <PasteAnswer
            view={view}
            exchange={exchange}
            label="Address of the page that failed to load"
            placeholder={`${view.run.redirectUri}?…`}
            isFocused
          />
        </div>
      )}
      <NothingComesBack />
    </Card>
  );
}

function whatHappens({ run, profile }: RunView): string {
  if (run.grant === 'implicit') return 'The token comes back by itself.';
  return profile.pausesBeforeExchange
    ? 'The code is captured by itself and waits for you to exchange it.'
    : 'The code is captured and exchanged by itself.';
}
