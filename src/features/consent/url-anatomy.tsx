import { type KeyboardEvent, useRef, useState } from 'react';
import { formEncode } from '#call/template.ts';
import type { AuthorizationParameter, AuthorizationRequest } from '#oauth/authorization-request.ts';
import { findingOf } from '#oauth/parameter-finding.ts';
import { meaningOf } from '#oauth/parameter-meaning.ts';
import type { Profile } from '#oauth/profile.ts';
import { classNames } from '#ui/class-names.ts';
import { CodeSlot } from '#ui/code-slot.tsx';
import { rovingStep } from '#ui/roving-step.ts';
import { awaitedWords, ParameterRow, type Pointing } from './parameter-row.tsx';

interface UrlAnatomyProps {
  request: AuthorizationRequest;
  /** The resolved profile that makes it. */
  profile: Profile;
}

/**
 * The consent URL above, its parameters below. Pointing at a row, or moving to it by keys, lights its part of the URL;
 * pointing at a part lights its row.
 */
export function UrlAnatomy({ request: { endpoint, parameters }, profile }: UrlAnatomyProps) {
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
            finding={findingOf(parameter, profile)}
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
