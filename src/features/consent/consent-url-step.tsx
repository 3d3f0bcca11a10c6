import { Fragment, useState } from 'react';
import { formEncode } from '#call/template.ts';
import type { AuthorizationParameter, AuthorizationRequest } from '#oauth/authorization-request.ts';
import { meaningOf } from '#oauth/parameter-meaning.ts';
import type { RunView } from '#oauth/run-view.ts';
import { classNames } from '#ui/class-names.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Elapsed } from '#ui/elapsed.tsx';
import { Step } from '#ui/step-trace.tsx';

interface ConsentUrlStepProps {
  view: RunView;
  request: AuthorizationRequest;
  isWindowBlocked: boolean;
}

/** Step 1: the consent URL, parameter by parameter. Pointing at a row lights its part of the URL, and the reverse. */
export function ConsentUrlStep({ view, request: authorizationRequest, isWindowBlocked }: ConsentUrlStepProps) {
  const { startedAt, outcome } = view.run;
  const isWaiting = outcome.kind === 'waiting';
  const [isOpen, setOpen] = useState<boolean | null>(null);
  return (
    <Step
      index={1}
      state="done"
      title="Consent URL"
      meta={
        <>
          {authorizationRequest.parameters.length} parameters,{' '}
          {isWindowBlocked && isWaiting ? (
            'not opened yet'
          ) : (
            <>
              opened <Elapsed since={startedAt} ago />
            </>
          )}
        </>
      }
      aside={<CopyButton text={authorizationRequest.url} label="Copy consent URL" word="Copy" />}
      foldable
      open={isOpen ?? (isWaiting && isWide())}
      onOpenChange={setOpen}
    >
      <UrlAnatomy request={authorizationRequest} />
    </Step>
  );
}

/** On a narrow screen the nine rows would push what waits out of sight. */
function isWide(): boolean {
  return matchMedia('(min-width: 768px)').matches;
}

function UrlAnatomy({ request: { endpoint, parameters } }: { request: AuthorizationRequest }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const point = (place: number) => ({
    onPointerEnter: () => setPointed(place),
    onPointerLeave: () => setPointed(null),
  });
  return (
    <div className="overflow-hidden rounded-well border border-line">
      <p className="border-b border-line bg-sunken px-3.5 py-2.5 font-mono text-12 leading-5 wrap-anywhere text-ink-2">
        {endpoint}
        {parameters.map((parameter, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a resource may stand twice, its place may not
          <Fragment key={place}>
            <wbr />
            <span
              {...point(place)}
              className={classNames('rounded-sm', pointed === place && 'bg-accent-tint ring-1 ring-accent-line')}
            >
              <span className="px-px text-ink-3">{place === 0 && !endpoint.includes('?') ? '?' : '&'}</span>
              <b className="font-semibold text-ink">{parameter.name}</b>=
              <span className="text-code-string">{formEncode(parameter.value)}</span>
            </span>
          </Fragment>
        ))}
      </p>
      <ul aria-label="Parameters">
        {parameters.map((parameter, place) => (
          <ParameterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={place}
            parameter={parameter}
            isPointed={pointed === place}
            {...point(place)}
          />
        ))}
      </ul>
    </div>
  );
}

interface ParameterRowProps {
  parameter: AuthorizationParameter;
  isPointed: boolean;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

function ParameterRow({ parameter, isPointed, ...pointing }: ParameterRowProps) {
  const { meaning, source } = meaningOf(parameter);
  return (
    <li
      {...pointing}
      className={classNames(
        'grid min-h-[31px] grid-cols-[150px_minmax(0,168px)_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line-faint px-3.5 py-1 text-12 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)_auto]',
        isPointed && 'bg-accent-tint',
      )}
    >
      <span className="font-mono font-medium max-md:truncate">{parameter.name}</span>
      <span className="truncate font-mono text-ink-2 max-md:order-1 max-md:col-span-2" title={parameter.value}>
        {parameter.value}
      </span>
      <span className="text-ink-2 max-md:order-2 max-md:col-span-2">{meaning}</span>
      <span className="text-right text-11 text-ink-3" title={source}>
        {parameter.origin === 'protocol' ? source.replace(/ §.*/, '') : parameter.origin}
      </span>
    </li>
  );
}
