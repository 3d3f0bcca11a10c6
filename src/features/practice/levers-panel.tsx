import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LeverState } from '#providers/practice-levers.ts';
import { type LeverAct, useIsPractised, useLevers, usePullLever } from '#queries/levers.ts';
import { useServices } from '#queries/services-context.ts';
import { Button } from '#ui/button.tsx';
import { Chip } from '#ui/chip.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { LeverSections } from './lever-sections.tsx';
import { useOpenLevers } from './open-levers.ts';
import { Recipes } from './recipes.tsx';
import { ThisToken } from './this-token.tsx';

export interface LeversPanelProps {
  profileId: string;
  /** The token that is looked at; `null` where there is none yet. */
  tokenId: string | null;
  /** The inspector that stands here while the levers are closed: there is one at a time. */
  children?: ReactNode;
}

/** The practice provider's levers beside a token or a run, while they are open. */
export function LeversPanel({ profileId, tokenId, children }: LeversPanelProps) {
  const isPractised = useIsPractised({ profileId, tokenId });
  const { areOpen } = useOpenLevers();
  return isPractised && areOpen ? <OpenPanel tokenId={tokenId} /> : children;
}

function OpenPanel({ tokenId }: { tokenId: string | null }) {
  const { data, error, isPending, refetch } = useLevers(true);
  const pull = usePullLever();
  const state = data?.kind === 'levers' ? data.state : null;
  const failure = pull.error?.message ?? (pull.data?.kind === 'failed' ? pull.data.sentence : null);
  return (
    <aside
      aria-label="Practice levers"
      className="flex w-[366px] flex-none flex-col overflow-auto border-l border-line bg-canvas max-xl:fixed max-xl:inset-y-0 max-xl:right-0 max-xl:z-pane max-xl:max-w-full max-xl:shadow-pop"
    >
      <PanelHead state={state} isBusy={pull.isPending} onClear={() => pull.mutate({ kind: 'clear' })} />
      {isPending && <Waiting label="Asking the practice provider" />}
      {(error || data?.kind === 'failed') && (
        <NoAnswer
          sentence={error?.message ?? (data?.kind === 'failed' ? data.sentence : '')}
          onAsk={() => void refetch()}
        />
      )}
      {failure && state && (
        <div className="p-4 pb-0">
          <Note tone="error" live="assertive">
            Nothing was changed. {failure}
          </Note>
        </div>
      )}
      {tokenId && state && <ThisToken tokenId={tokenId} pull={pull} />}
      {state && (
        <>
          <LeverSections
            settings={settingsWith(state, pull.isPending ? pull.variables : undefined)}
            rateLimit={state.rate_limit}
            onSet={(changes) => pull.mutate({ kind: 'set', changes })}
          />
          <Recipes settings={state.levers} tokenId={tokenId} pull={pull} />
        </>
      )}
      <OwnPage />
    </aside>
  );
}

/** A lever that was pressed stands there at once; where the provider refuses, it goes back. */
function settingsWith({ levers }: LeverState, act: LeverAct | undefined) {
  return act?.kind === 'set' ? { ...levers, ...act.changes } : levers;
}

interface PanelHeadProps {
  state: LeverState | null;
  isBusy: boolean;
  onClear: () => void;
}

function PanelHead({ state, isBusy, onClear }: PanelHeadProps) {
  const { setOpen } = useOpenLevers();
  const count = state?.pulled.length ?? 0;
  return (
    <div className="flex h-11 flex-none items-center gap-2 border-b border-line pr-2 pl-4.5">
      <h2 className="font-semibold">Practice levers</h2>
      <span role="status">{count > 0 && <Chip tone="info">{count} on</Chip>}</span>
      <span className="ml-auto flex items-center gap-1">
        <CommandButton
          command={{ name: 'Clear all levers' }}
          size="sm"
          variant="ghost"
          disabled={state === null || isBusy}
          onClick={onClear}
        >
          Clear all
        </CommandButton>
        <IconButton
          icon={<X aria-hidden="true" size={14} />}
          label="Close practice levers"
          keys="]"
          onClick={() => setOpen(false)}
        />
      </span>
    </div>
  );
}

function NoAnswer({ sentence, onAsk }: { sentence: string; onAsk: () => void }) {
  return (
    <div className="grid justify-items-start gap-3 p-4">
      <Note tone="error" live="assertive">
        Where the levers stand is not known. {sentence}
      </Note>
      <Button size="sm" onClick={onAsk}>
        Ask again
      </Button>
    </div>
  );
}

function OwnPage() {
  const { practice } = useServices().origins;
  return (
    <p className="mt-auto border-t border-line px-4.5 py-3 text-12 text-ink-3">
      They act on the whole practice provider, its vendors’ dialects too.{' '}
      <a href={`${practice}/levers`} target="_blank" rel="noreferrer" className="text-accent-ink underline">
        Its own page
      </a>{' '}
      has them all, and a way in for scripts.
    </p>
  );
}
