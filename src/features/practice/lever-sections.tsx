import type { ReactNode } from 'react';
import type { LeverSettings, LeverState } from '#providers/practice-levers.ts';
import { Switch } from '#ui/switch.tsx';
import { ChoiceRow, LeverRow } from './lever-row.tsx';
import { SkewRow } from './skew-row.tsx';

export interface LeverSectionsProps {
  settings: LeverSettings;
  rateLimit: LeverState['rate_limit'];
  onSet: (changes: Partial<LeverSettings>) => void;
}

/** Conditions for what comes next: tokens, consents, answers, the clock. */
export function LeverSections({ settings, rateLimit, onSet }: LeverSectionsProps) {
  const isSlowOrBroken = settings.slow_ms !== 0 || settings.break !== 'no';
  return (
    <div className="grid pb-4">
      <Section title="Next tokens">
        <ChoiceRow
          label="Lifetime"
          hint="seconds"
          isOn={settings.lifetime_seconds !== null}
          value={String(settings.lifetime_seconds ?? 'own')}
          options={withValue(lifetimes, settings.lifetime_seconds)}
          onChoose={(id) => onSet({ lifetime_seconds: id === 'own' ? null : Number(id) })}
        />
        <ChoiceRow
          label="Refresh token"
          isOn={settings.refresh_token !== 'own'}
          value={settings.refresh_token}
          options={refreshWays}
          onChoose={(refresh_token) => onSet({ refresh_token })}
        />
      </Section>
      <Section title="Consent">
        <ChoiceRow
          label="Answer"
          isOn={settings.consent !== 'allow'}
          value={settings.consent}
          options={consents}
          onChoose={(consent) => onSet({ consent })}
        />
      </Section>
      <Section title="Answers">
        <LeverRow isOn={settings.rate_limit}>
          <Switch isOn={settings.rate_limit} onChange={(rate_limit) => onSet({ rate_limit })}>
            <span className="block font-medium">Rate limit</span>
            <span className="block text-11 text-ink-3">
              {rateLimit.count} calls of the API in {rateLimit.seconds} s, then 429
            </span>
          </Switch>
        </LeverRow>
        <ChoiceRow
          label="Slow"
          hint="before each answer"
          isOn={settings.slow_ms !== 0}
          value={String(settings.slow_ms)}
          options={withValue(delays, settings.slow_ms)}
          onChoose={(id) => onSet({ slow_ms: Number(id) })}
        />
        <ChoiceRow
          label="Break"
          isOn={settings.break !== 'no'}
          value={settings.break}
          options={breaks}
          onChoose={(how) => onSet({ break: how })}
        />
        {isSlowOrBroken && (
          <ChoiceRow
            label="Slow and Break reach"
            isOn={false}
            value={settings.at}
            options={places}
            onChoose={(at) => onSet({ at })}
          />
        )}
      </Section>
      <Section title="Clock">
        <SkewRow minutes={settings.skew_minutes} onSet={(skew_minutes) => onSet({ skew_minutes })} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-1 px-3 pt-4">
      <h3 className="px-1.5 text-11 text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

function options<Id extends string>(...pairs: (readonly [id: Id, label: string])[]): Option<Id>[] {
  return pairs.map(([id, label]) => ({ id, label }));
}

const lifetimes = options<string>(['own', 'Default'], ['10', '10'], ['30', '30'], ['120', '120'], ['600', '600']);
const refreshWays = options(['own', 'Default'], ['rotate', 'Rotate'], ['reuse', 'Reuse'], ['none', 'None']);
const consents = options(
  ['allow', 'Allow'],
  ['deny', 'Deny'],
  ['wrong-state', 'Wrong state'],
  ['wrong-iss', 'Wrong iss'],
);
const delays = options<string>(['0', 'No'], ['500', '0.5 s'], ['3000', '3 s'], ['15000', '15 s']);
const breaks = options(['no', 'No'], ['json', 'JSON'], ['html', 'HTML'], ['drop', 'Drop']);
const places = options(['api', 'API'], ['token', 'Token endpoint']);

/** A script may have set what stands not among the choices: it is shown as one more. */
function withValue(offered: Option<string>[], value: number | null): Option<string>[] {
  const id = String(value ?? 'own');
  return offered.some((option) => option.id === id) ? offered : [...offered, { id, label: id }];
}
