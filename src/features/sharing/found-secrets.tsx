import { Lock } from 'lucide-react';
import { dots } from '#call/masked-text.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { formatCount } from '#ui/format-count.ts';
import type { NamedSecret } from './named-secrets.ts';
import { Section, sectionIds } from './section.tsx';

const most = 100;

export interface FoundSecretsProps {
  secrets: readonly NamedSecret[];
  /** Whether they are in the vault by now. */
  areStored: boolean;
  /** What holds them still. */
  holder?: 'file' | 'link' | 'text';
  /** The way back to text by key, for those that have one. */
  leave?: (key: string) => (() => void) | undefined;
}

/** The secrets that a file held in the clear: once each, by place and last four. */
export function FoundSecrets({ secrets, areStored, holder = 'file', leave }: FoundSecretsProps) {
  if (secrets.length === 0) return null;
  return (
    <Section id={sectionIds.found} title="Secrets found in plain text" aside={formatCount(secrets.length)}>
      <p className="mb-2 text-12 text-ink-2">
        {wordsOf(secrets, areStored)} The {holder} itself still holds {secrets.length === 1 ? 'it' : 'them'}.
      </p>
      <Card>
        <ul aria-label="Secrets found in plain text">
          {secrets.slice(0, most).map(({ key, label, where, lastFour, whyNot }) => (
            <li key={key} className="flex items-center gap-2.5 border-b border-line-faint px-3 py-1.5 last:border-b-0">
              <Lock aria-hidden="true" size={14} className="flex-none text-ink-3" />
              <div className="min-w-0 flex-1">
                <div className="truncate font-mono text-12">{label}</div>
                <div className="text-11 wrap-anywhere text-ink-3">{where}</div>
                {whyNot && <div className="text-11 text-expiring-ink">{whyNot}</div>}
              </div>
              <span className="flex-none font-mono text-12 text-ink-2">
                {dots}
                {lastFour}
              </span>
              <LeaveAsText name={label} onLeave={leave?.(key)} />
            </li>
          ))}
        </ul>
      </Card>
      {secrets.length > most && (
        <p className="mt-1.5 text-12 text-ink-3">And {formatCount(secrets.length - most)} more.</p>
      )}
    </Section>
  );
}

function LeaveAsText({ name, onLeave }: { name: string; onLeave: (() => void) | undefined }) {
  if (!onLeave) return null;
  return (
    <Button size="sm" variant="ghost" aria-label={`Leave as text: ${name}`} onClick={onLeave}>
      Leave as text
    </Button>
  );
}

function wordsOf(secrets: readonly NamedSecret[], areStored: boolean): string {
  const stored = secrets.filter(({ whyNot }) => whyNot === '').length;
  if (stored === 0) return areStored ? 'None was stored.' : 'None goes to the vault.';
  if (stored === secrets.length) {
    if (areStored) return 'Moved into the vault.';
    return stored === 1 ? 'It goes to the vault when you add it.' : 'They go to the vault when you add it.';
  }
  const count = formatCount(stored);
  return areStored ? `${count} moved into the vault.` : `${count} of them go to the vault when you add it.`;
}
