import type { CallView, HopView } from '#call/call-view.ts';

/** One address that a call went to, and what it carried there. */
export interface HopStage {
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  readonly reason: string;
  readonly totalMs: number;
  /** What became of the headers and the body on the way here. */
  readonly notes: readonly HopNote[];
}

export interface HopNote {
  /** A header's name, or "Body". */
  readonly what: string;
  readonly words: string;
  readonly isDropped: boolean;
}

type Told = Pick<CallView, 'hops' | 'head' | 'lastUrl' | 'method' | 'requestHeaderNames' | 'phases'>;

/** The addresses of a call in order: each redirect that was followed, then where the answer came from. */
export function tellHops(call: Told): HopStage[] {
  const { hops, head, phases } = call;
  const last = hops.at(-1);
  const stages = [
    ...hops.map(({ method, url, status, reason, phases: { totalMs } }) => ({ method, url, status, reason, totalMs })),
    {
      method: last?.isBodyDropped ? 'GET' : (last?.method ?? call.method),
      url: call.lastUrl,
      status: head?.status ?? null,
      reason: head?.reason ?? '',
      totalMs: phases.totalMs,
    },
  ];
  return stages.map((stage, at) => ({ ...stage, notes: notesAt(call, stage.url, at) }));
}

function notesAt({ hops, requestHeaderNames }: Told, url: string, at: number): HopNote[] {
  const before = hops[at - 1];
  const gone = new Map(hops.slice(0, at).flatMap((hop, from) => hop.droppedHeaders.map((name) => [lower(name), from])));
  const headers = requestHeaderNames
    .filter((name) => lower(name) === 'authorization' || gone.has(lower(name)))
    .map((what): HopNote => {
      const from = gone.get(lower(what));
      if (from === undefined) return { what, words: isClear(url) ? 'sent, in clear text' : 'sent', isDropped: false };
      const isNew = from === at - 1 && before;
      return { what, words: isNew ? `dropped: ${changeOf(before)}` : 'dropped', isDropped: true };
    });
  const body: HopNote[] = before?.isBodyDropped
    ? [{ what: 'Body', words: `dropped: ${before.method} became GET`, isDropped: true }]
    : [];
  return [...headers, ...body];
}

/** Why credentials went no further: RFC 9110 section 15.4 and R10 know scheme, host and port. */
function changeOf({ url, nextUrl }: HopView): string {
  if (!URL.canParse(url) || !URL.canParse(nextUrl)) return 'another origin';
  const [from, to] = [new URL(url), new URL(nextUrl)];
  if (from.hostname !== to.hostname) return `${from.hostname} became ${to.hostname}`;
  if (from.protocol !== to.protocol) return `${from.protocol.slice(0, -1)} became ${to.protocol.slice(0, -1)}`;
  return `another port, ${to.port || (to.protocol === 'https:' ? '443' : '80')}`;
}

/** Plain http to another machine: anyone on the way reads along. */
function isClear(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function lower(name: string): string {
  return name.toLowerCase();
}

/** An address cut where it begins and ends to differ from the one before it, to show what a redirect changed. */
export function changedPart(
  url: string,
  before: string | null,
): readonly [same: string, changed: string, rest: string] {
  if (before === null || before === url) return [url, '', ''];
  const shorter = Math.min(url.length, before.length);
  let start = 0;
  while (start < shorter && url[start] === before[start]) start += 1;
  let end = 0;
  while (end < shorter - start && url.at(-1 - end) === before.at(-1 - end)) end += 1;
  return [url.slice(0, start), url.slice(start, url.length - end), url.slice(url.length - end)];
}
