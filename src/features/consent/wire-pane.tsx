import type { Run, RunOutcome } from '#oauth/run.ts';
import type { RunView } from '#oauth/run-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { Chip } from '#ui/chip.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { expectedMembers } from './expected-members.ts';
import { PauseSwitch } from './pause-switch.tsx';
import { SentWire } from './sent-wire.tsx';
import { WireSection } from './wire-section.tsx';

/** What goes over the wire for a run: the token request before it is sent, then request and response. */
export function WirePane({ view }: { view: RunView }) {
  const { call, run, token } = view;
  return (
    <aside
      aria-label="Wire"
      className="flex w-[474px] flex-none flex-col overflow-auto border-l border-line bg-canvas max-xl:w-full max-xl:overflow-visible max-xl:border-t max-xl:border-l-0"
    >
      <div className="flex h-11 flex-none items-center gap-2 border-b border-line px-4.5">
        <h2 className="font-semibold">Wire</h2>
        {call ? (
          <StatusChip status={call.head?.status ?? null} reason={call.head?.reason} />
        ) : (
          <Chip>{unansweredWords(run)}</Chip>
        )}
      </div>
      {call && <SentWire key={call.id} call={call} />}
      {!call && <Preview view={view} />}
      {!call && token && <RedirectedResponse token={token} />}
      {!call && !token && <WhatComesBack view={view} />}
    </aside>
  );
}

/** What a token request without an answer is. */
function unansweredWords({ grant, outcome }: Run): string {
  if (grant === 'implicit') return 'No token request';
  const isLost = outcome.kind === 'interrupted' && grant === 'authorization_code' && outcome.code === null;
  return isLost ? 'Not sent' : outcomeWords[outcome.kind];
}

const outcomeWords: Record<RunOutcome['kind'], string> = {
  ready: 'Preview, not sent',
  waiting: 'Preview, not sent',
  captured: 'Preview, not sent',
  refused: 'Not sent',
  denied: 'Not sent',
  exchanging: 'Sending',
  interrupted: 'Perhaps sent, no answer',
  exchanged: 'Answer not on this device',
};

function Preview({ view }: { view: RunView }) {
  return (
    <WireSection title="Token request">
      {view.run.grant === 'implicit' ? (
        <p className="text-12 text-ink-2">
          None is sent: the token comes with the redirect itself (RFC 6749 §4.2). It passes through the browser’s
          address bar, which is why RFC 9700 §2.1.2 advises against it.
        </p>
      ) : (
        <CodeBlock label="Token request" spans={view.preview} />
      )}
      {exchangesItself(view) && <PauseSwitch profile={view.profile} />}
    </WireSection>
  );
}

function exchangesItself({ run, profile }: RunView): boolean {
  const isListening = run.outcome.kind === 'waiting' && profile.redirect.kind === 'callback';
  return isListening && run.grant === 'authorization_code';
}

function RedirectedResponse({ token }: { token: TokenView }) {
  return (
    <WireSection title="Authorization response">
      <CodeBlock label="Authorization response" spans={token.shownResponse} />
    </WireSection>
  );
}

function WhatComesBack({ view }: { view: RunView }) {
  return (
    <WireSection title="What comes back">
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-2 text-12">
        {expectedMembers({ ...view.profile, grant: view.run.grant }).map(({ name, words }) => (
          <div key={name} className="contents">
            <dt className="font-mono">{name}</dt>
            <dd className="text-ink-2">{words}</dd>
          </div>
        ))}
      </dl>
    </WireSection>
  );
}
