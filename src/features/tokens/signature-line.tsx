import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { explainSignature, type SignatureWords } from '#diagnosis/explain-signature.ts';
import { useCheckSignature } from '#queries/signature.ts';
import { Chip } from '#ui/chip.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { DayTime } from '#ui/day-time.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { Note } from '#ui/note.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import { Waiting } from '#ui/waiting.tsx';

interface SignatureProps {
  tokenId: string;
  which: 'access' | 'id';
}

const looks: Record<SignatureWords['verdict'], readonly [tone: Tone, icon: typeof ShieldCheck]> = {
  ok: ['active', ShieldCheck],
  error: ['s4xx', ShieldAlert],
  info: ['neutral', ShieldQuestion],
};

/** What is known of a signature, as a chip, and the press that finds out. Nothing is asked before it. */
export function SignatureChip({ tokenId, which }: SignatureProps) {
  const { data, check, isFetching } = useCheckSignature(tokenId);
  const verdict = data?.[which];
  const words = verdict ? explainSignature(verdict) : null;
  const [tone, Icon] = looks[words?.verdict ?? 'info'];
  return (
    <>
      <Chip tone={tone} icon={<Icon aria-hidden="true" />}>
        {words?.title ?? 'Signature not checked'}
      </Chip>
      <CommandButton
        command={{ name: 'Check signature' }}
        size="sm"
        variant="ghost"
        busy={isFetching}
        busyLabel="Checking"
        onClick={check}
      >
        {data ? 'Check again' : 'Check signature'}
      </CommandButton>
    </>
  );
}

/** What the check came to, and by whose keys. */
export function SignatureFinding({ tokenId, which }: SignatureProps) {
  const { data, error, isFetching } = useCheckSignature(tokenId);
  if (isFetching) return <Waiting label="Asking the issuer for its keys" />;
  if (error) return <Note tone="error">The signature could not be checked: {error.message}.</Note>;
  const verdict = data?.[which];
  if (!data || !verdict) return null;
  const { verdict: tone, sentence } = explainSignature(verdict);
  return (
    <Note tone={tone === 'info' ? 'neutral' : tone} live="polite">
      {sentence}
      <span className="block text-ink-3">
        {data.jwksUri ? `Keys from ${data.jwksUri}` : 'No keys were asked for'}, <DayTime at={data.checkedAt} />
      </span>
      {data.calls.length > 0 && (
        <ul aria-label="Calls of the check" className="mt-1.5 grid gap-1">
          {data.calls.map((call) => (
            <li key={call.id} className="flex flex-wrap items-center gap-x-2 text-ink-2">
              <StatusChip status={call.head?.status ?? null} />
              <span className="min-w-0 flex-1 font-mono wrap-anywhere">
                {call.method} {call.url}
              </span>
              <span className="tabular-nums">{formatMs(call.phases.totalMs)}</span>
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
