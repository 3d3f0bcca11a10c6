import { type ComponentProps, type KeyboardEvent, useRef, useState } from 'react';
import { formEncode } from '#call/template.ts';
import type { AuthorizationParameter, AuthorizationRequest } from '#oauth/authorization-request.ts';
import { meaningOf } from '#oauth/parameter-meaning.ts';
import { classNames } from '#ui/class-names.ts';
import { CodeSlot } from '#ui/code-slot.tsx';
import { rovingStep } from '#ui/roving-step.ts';

/**
 * The consent URL above, its parameters below. Pointing at a row, or moving to it by keys, lights its part of the URL;
 * pointing at a part lights its row.
 */
export function UrlAnatomy({ request: { endpoint, parameters } }: { request: AuthorizationRequest }) {
  const rows = useRef<HTMLUListElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  /** A press keeps a row lit: there is no pointing on a touch screen. */
  const [pressed, setPressed] = useState<number | null>(null);
  /** The one row that Tab reaches; arrow keys go on from there. */
  const [reachable, setReachable] = useState(0);
  const pointingAt = (place: number): Pointing => ({
    isLit: (pointed ?? pressed) === place,
    onPointerEnter: () => setPointed(place),
    onPointerLeave: () => setPointed(null),
  });
  const move = (event: KeyboardEvent, from: number) => {
    const next = rovingStep(event.key, from, parameters.length);
    if (next === null) return;
    event.preventDefault();
    rows.current?.querySelectorAll('button')[next]?.focus();
  };
  const lit = parameters[pointed ?? pressed ?? -1];
  return (
    <div className="@container overflow-hidden rounded-well border border-line">
      <p className="border-b border-line bg-sunken px-3.5 py-2.5 font-mono text-12 leading-5 wrap-anywhere text-ink-2">
        {endpoint}
        {parameters.map((parameter, place) => (
          <UrlPart
            // biome-ignore lint/suspicious/noArrayIndexKey: a resource may stand twice, its place may not
            key={place}
            mark={place === 0 && !endpoint.includes('?') ? '?' : '&'}
            parameter={parameter}
            {...pointingAt(place)}
          />
        ))}
      </p>
      <ul ref={rows} aria-label="Parameters">
        {parameters.map((parameter, place) => (
          <ParameterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={place}
            parameter={parameter}
            {...pointingAt(place)}
            isReachable={reachable === place}
            onFocus={() => {
              setReachable(place);
              setPointed(place);
            }}
            onBlur={() => setPointed(null)}
            aria-pressed={pressed === place}
            onClick={() => setPressed(pressed === place ? null : place)}
            onKeyDown={(event) => move(event, place)}
          />
        ))}
      </ul>
      <p
        aria-hidden="true"
        className="hidden min-h-7 border-t border-line bg-sunken px-3.5 py-1.5 text-11 text-ink-3 @xl:block @3xl:hidden"
      >
        {lit ? specifiedAt(lit) : 'Point at a parameter, or reach it by keys, to see where it is specified.'}
      </p>
    </div>
  );
}

/** Where a row has no room for it. */
function specifiedAt(parameter: AuthorizationParameter): string {
  const { source } = meaningOf(parameter);
  return source ? `${parameter.name} is specified in ${source}.` : `${parameter.name} is in no RFC known here.`;
}

interface Pointing {
  isLit: boolean;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

interface UrlPartProps extends Pointing {
  /** What joins it to the part before. */
  mark: '?' | '&';
  parameter: AuthorizationParameter;
}

function UrlPart({ mark, parameter, isLit, ...pointing }: UrlPartProps) {
  return (
    <>
      <wbr />
      <span
        {...pointing}
        className={classNames('rounded-sm box-decoration-clone', isLit && 'bg-accent-tint ring-1 ring-accent-line')}
      >
        <span className="px-px text-ink-3">{mark}</span>
        <b className="font-semibold text-ink">{parameter.name}</b>=
        {parameter.isAwaited ? (
          <CodeSlot>{awaitedWords(parameter)}</CodeSlot>
        ) : (
          <span className="text-code-string">{formEncode(parameter.value)}</span>
        )}
      </span>
    </>
  );
}

interface ParameterRowProps extends Pointing, Omit<ComponentProps<'button'>, keyof Pointing> {
  parameter: AuthorizationParameter;
  isReachable: boolean;
}

function ParameterRow(props: ParameterRowProps) {
  const { parameter, isLit, isReachable, onPointerEnter, onPointerLeave, ...button } = props;
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
        <span className="max-@xl:order-1 max-@xl:col-span-2">
          <CodeSlot>{awaitedWords(parameter)}</CodeSlot>
        </span>
      ) : (
        <span className="truncate font-mono text-ink-2 max-@xl:order-1 max-@xl:col-span-2" title={parameter.value}>
          {parameter.value}
        </span>
      )}
      <span className="text-ink-2 max-@xl:order-2 max-@xl:col-span-2">{meaning}</span>
      <span className="text-11 text-ink-3 max-@xl:order-3 max-@xl:col-span-2 @xl:sr-only @3xl:not-sr-only">
        {source}
      </span>
      <span className="text-right text-11 text-ink-3">{parameter.origin}</span>
    </li>
  );
}

/** What will stand in the place of a value that each run makes anew. */
function awaitedWords({ origin }: AuthorizationParameter): string {
  return origin === 'PKCE' ? 'from the verifier' : 'made by the run';
}
