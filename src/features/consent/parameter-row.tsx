import { Check, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ComponentProps } from 'react';
import type { AuthorizationParameter } from '#oauth/authorization-request.ts';
import type { ParameterFinding } from '#oauth/parameter-finding.ts';
import { meaningOf } from '#oauth/parameter-meaning.ts';
import { classNames } from '#ui/class-names.ts';
import { CodeSlot } from '#ui/code-slot.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

/** How a row and its part of the URL light each other. */
export interface Pointing {
  isLit: boolean;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

interface ParameterRowProps extends Pointing, Omit<ComponentProps<'button'>, keyof Pointing> {
  parameter: AuthorizationParameter;
  finding: ParameterFinding;
  isReachable: boolean;
}

/** One parameter: name, value, meaning, where that is specified, where it comes from, and what is to be said of it. */
export function ParameterRow(props: ParameterRowProps) {
  const { parameter, finding, isLit, isReachable, onPointerEnter, onPointerLeave, ...button } = props;
  const { meaning, source } = meaningOf(parameter);
  return (
    <li
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
      className={classNames(
        'grid min-h-[31px] grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line-faint px-3.5 py-1 text-12 last:border-b-0 @xl:grid-cols-[158px_minmax(0,150px)_minmax(0,1fr)_auto] @3xl:grid-cols-[170px_minmax(0,1fr)_minmax(0,1fr)_176px_72px]',
        isLit && 'bg-accent-tint',
      )}
    >
      <button
        type="button"
        tabIndex={isReachable ? 0 : -1}
        {...button}
        className="min-h-5.5 rounded-sm text-left font-mono font-medium wrap-anywhere max-lg:min-h-9"
      >
        {parameter.name}
      </button>
      {parameter.isAwaited ? (
        <span className="@max-xl:order-1 @max-xl:col-span-2">
          <CodeSlot>{awaitedWords(parameter)}</CodeSlot>
        </span>
      ) : (
        <span className="truncate font-mono text-ink-2 @max-xl:order-1 @max-xl:col-span-2" title={parameter.value}>
          {parameter.value}
        </span>
      )}
      <span className="min-w-0 text-ink-2 @max-xl:order-2 @max-xl:col-span-2">
        {meaning}
        {finding.words && <FindingWords {...finding} />}
      </span>
      <span className="text-11 text-ink-3 @max-xl:order-3 @max-xl:col-span-2 @xl:sr-only @3xl:not-sr-only">
        {source}
      </span>
      <span className="flex items-center justify-end gap-1.5 text-11 text-ink-3">
        {parameter.origin}
        <FindingMark verdict={finding.verdict} />
      </span>
    </li>
  );
}

const inks = { ok: 'text-active-ink', info: 'text-ink-3', warning: 'text-expiring-ink', error: 'text-s4xx-ink' };
const icons = { ok: Check, info: Info, warning: TriangleAlert, error: CircleX };
const spoken = { ok: 'nothing wrong', info: 'note', warning: 'warning', error: 'error' };

function FindingMark({ verdict }: Pick<ParameterFinding, 'verdict'>) {
  const Icon = icons[verdict];
  return (
    <>
      <Icon aria-hidden="true" size={14} className={inks[verdict]} />
      <VisuallyHidden>{spoken[verdict]}</VisuallyHidden>
    </>
  );
}

function FindingWords({ verdict, words }: ParameterFinding) {
  return <span className={classNames('block', inks[verdict])}>{words}</span>;
}

/** What will stand in the place of a value that each run makes anew. */
export function awaitedWords({ origin }: AuthorizationParameter): string {
  return origin === 'PKCE' ? 'from the verifier' : 'made by the run';
}
