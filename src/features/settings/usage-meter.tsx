import type { useUsage } from '#queries/storage.ts';
import { formatBytes } from '#ui/format-bytes.ts';
import { formatCount } from '#ui/format-count.ts';

/** How much is kept of each kind. */
export type Usage = NonNullable<ReturnType<typeof useUsage>['data']>;

interface Part {
  readonly name: string;
  readonly bytes: number;
  readonly words: string;
  readonly hasSecrets?: boolean;
}

const steps = ['bg-ink-2', 'bg-ink-3', 'bg-line-control', 'bg-line'];

/** A number and its noun: "1 call", "1,204 calls". */
export function countWords(count: number, noun: string): string {
  return `${formatCount(count)} ${count === 1 ? noun : `${noun}s`}`;
}

/** What there is of everything: "2 profiles, 1 token, …." */
export function allWords({ profiles, tokens, secrets, requests, calls }: Usage): string {
  const words = [
    countWords(profiles.count, 'profile'),
    countWords(tokens.count, 'token'),
    countWords(secrets.count, 'secret'),
    countWords(requests.count, 'request'),
    countWords(calls.count, 'call'),
  ];
  return `${words.join(', ')}.`;
}

/** What is stored as one bar and a list, largest first; only what holds secrets has a hue. */
export function UsageMeter({ usage }: { usage: Usage }) {
  const parts = partsOf(usage);
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const looks = new Map<Part, string>();
  for (const part of parts) looks.set(part, part.hasSecrets ? 'bg-accent' : (steps[Math.min(looks.size, 3)] ?? ''));
  return (
    <>
      <p className="mb-2.5 text-ink-2">
        <span className="font-mono text-26 tracking-[-0.03em] mr-1.5 text-ink">{formatBytes(total)}</span> stored in
        this browser
      </p>
      <div aria-hidden="true" className="flex h-3.5 gap-0.5 overflow-hidden rounded-sm bg-sunken">
        {parts.map((part) => (
          <span
            key={part.name}
            className={`keep-colour min-w-0.5 ${looks.get(part)}`}
            style={{ width: `${(part.bytes / Math.max(total, 1)) * 100}%` }}
          />
        ))}
      </div>
      <ul className="mt-3 grid gap-1.5">
        {parts.map((part) => (
          <li
            key={part.name}
            className="grid grid-cols-[10px_minmax(0,180px)_72px_minmax(0,1fr)] items-center gap-2 max-md:grid-cols-[10px_minmax(0,1fr)_auto]"
          >
            <span aria-hidden="true" className={`keep-colour size-2.5 rounded-sm ${looks.get(part)}`} />
            <span>{part.name}</span>
            <span className="text-right font-medium tabular-nums">{formatBytes(part.bytes)}</span>
            <span className="text-12 text-ink-3 max-md:col-span-2 max-md:col-start-2">{part.words}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function partsOf(usage: Usage): Part[] {
  const { calls, bodies, files, tokens, runs, profiles, secrets, collections, requests, environments } = usage;
  const sum = (...kinds: { bytes: number }[]) => kinds.reduce((total, { bytes }) => total + bytes, 0);
  const parts: Part[] = [
    { name: 'Call bodies', bytes: bodies.bytes, words: `of ${countWords(bodies.count, 'call')}; the oldest go first` },
    { name: 'Calls, headers and phases', bytes: calls.bytes, words: countWords(calls.count, 'call') },
    { name: 'Files', bytes: files.bytes, words: countWords(files.count, 'file') },
    {
      name: 'Collections',
      bytes: sum(collections, requests, environments),
      words: `${countWords(requests.count, 'request')}, ${countWords(environments.count, 'environment')}; never trimmed`,
    },
    { name: 'Runs', bytes: runs.bytes, words: countWords(runs.count, 'run') },
    {
      name: 'Profiles, tokens, secrets',
      bytes: sum(profiles, tokens, secrets),
      words: `${countWords(profiles.count, 'profile')}, ${countWords(tokens.count, 'token')}, ${countWords(secrets.count, 'secret')}`,
      hasSecrets: true,
    },
  ];
  return parts.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
}
