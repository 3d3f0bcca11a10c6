import { Check, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ProfileCheck } from '#diagnosis/profile-check.ts';
import type { Profile } from '#oauth/profile.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';

const looks: Record<ProfileCheck['verdict'], { icon: typeof Check; circle: string; word: string }> = {
  error: { icon: CircleX, circle: 'bg-s4xx-tint text-s4xx-ink', word: 'Problem' },
  warning: { icon: TriangleAlert, circle: 'bg-expiring-tint text-expiring-ink', word: 'Warning' },
  info: { icon: Info, circle: 'bg-sunken text-ink-3', word: 'Note' },
  ok: { icon: Check, circle: 'bg-active-tint text-active-ink', word: 'Passed' },
};

export interface CheckRowsProps {
  label: string;
  checks: readonly ProfileCheck[];
  onFix: (change: Partial<Profile>) => void;
}

/** What the checks found, in their order: problems first, each with its reason and its fix. */
export function CheckRows({ label, checks, onFix }: CheckRowsProps) {
  if (checks.length === 0) return null;
  return (
    <ul aria-label={label} className="px-5 pt-1 pb-4">
      {checks.map((check) => {
        const { icon: Icon, circle, word } = looks[check.verdict];
        const { fix } = check;
        return (
          <li key={check.id} className="flex gap-2.5 py-1.5">
            <span className={classNames('grid size-5 flex-none place-items-center rounded-full', circle)}>
              <Icon aria-hidden="true" size={12} />
              <span className="sr-only">{word}: </span>
            </span>
            <div className="min-w-0 flex-1">
              <p className="font-medium wrap-anywhere">{check.title}</p>
              <p className="text-12 wrap-anywhere text-ink-3">
                {check.reason}
                {check.source && <span className="whitespace-nowrap"> {check.source}</span>}
              </p>
              {fix && (
                <div className="mt-1.5">
                  <Button size="sm" onClick={() => onFix(fix.change)}>
                    {fix.label}
                  </Button>
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** "2 problems, 1 warning, 6 passed" */
export function checkCounts(checks: readonly ProfileCheck[]): string {
  const count = (verdict: ProfileCheck['verdict']) => checks.filter((check) => check.verdict === verdict).length;
  const [errors, warnings, passed] = [count('error'), count('warning'), count('ok')];
  return [
    errors && `${errors} ${errors === 1 ? 'problem' : 'problems'}`,
    warnings && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    passed && `${passed} passed`,
  ]
    .filter(Boolean)
    .join(', ');
}
