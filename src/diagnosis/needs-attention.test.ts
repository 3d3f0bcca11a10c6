import { expect, test } from 'vitest';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { profile } from '#oauth/profile.test-support.ts';
import type { Piece } from './attention-words.ts';
import { diagnoseCall } from './diagnose-call.ts';
import { callView, tokenReceivedAt, tokenView } from './diagnosis.test-support.ts';
import type { Diagnosis } from './diagnosis.ts';
import { needsAttention, standingFailures } from './needs-attention.ts';

const app = { ...profile, id: 'p1', name: 'Clayton – dev' };
const end = tokenReceivedAt + 120_000;
const now = end + 60_000;

let count = 0;
function entry(status: number | null, secondsAgo: number, changes: Partial<CallLogEntry> = {}): CallLogEntry {
  const sentAt = now - secondsAgo * 1000;
  count += 1;
  return {
    id: `call-${count}`,
    purpose: 'api',
    profileId: 'p1',
    tokenId: 't1',
    requestId: null,
    method: 'GET',
    origin: 'https://api.example',
    path: '/me',
    status,
    ending: status === null ? 'unreachable' : 'response',
    hopCount: 0,
    sentAt,
    receivedAt: sentAt + 40,
    totalMs: 40,
    requestBytes: 0,
    responseBytes: 2,
    isBodyDropped: false,
    practiceMarks: [],
    ...changes,
  };
}

interface Known {
  readonly tokens?: readonly ReturnType<typeof tokenView>[];
  readonly verdicts?: ReadonlyMap<string, Diagnosis>;
}

function itemsFor(calls: readonly CallLogEntry[], { tokens = [], verdicts = new Map() }: Known = {}) {
  return needsAttention({ profiles: [app], tokens, calls, verdicts, dayStartsAt: now - 3_600_000 }, now);
}

/** A sentence with its instants as seconds ago. */
function said(pieces: readonly Piece[]): string {
  const secondsAgo = (at: number) => `<${(now - at) / 1000} s ago>`;
  const textOf = (piece: Piece) => {
    if (typeof piece === 'string') return piece;
    if (piece.kind === 'wire') return piece.text;
    return secondsAgo(piece.kind === 'clock' ? piece.at : piece.endAt);
  };
  return pieces.map(textOf).join('');
}

test('a call with a dead token: the verdict in a sentence, the distance past expiry, the press that mends it', () => {
  const token = tokenView();
  const failed = entry(401, 20);
  const verdict = diagnoseCall(callView(401, [], { sentAt: failed.sentAt }), token);
  const items = itemsFor([failed, entry(200, 170)], {
    tokens: [token],
    verdicts: new Map(verdict && [[failed.id, verdict]]),
  });
  expect(items).toHaveLength(1);
  const [item] = items;
  expect(said(item?.headline ?? [])).toBe('Clayton – dev: the access token had expired.');
  expect(said(item?.detail ?? [])).toBe('GET /me answered 401 at <20 s ago>, 40 s after expiry');
  expect(item).toMatchObject({ mend: { kind: 'refresh-and-retry', callId: failed.id }, evidence: [failed] });
});

test.each<[what: string, calls: CallLogEntry[], standing: number]>([
  ['a failure', [entry(404, 1)], 1],
  ['a call that went well since', [entry(200, 1), entry(404, 2)], 0],
  ['several failures in a row', [entry(404, 1), entry(403, 2)], 1],
  ['one failure for each of two profiles', [entry(404, 1), entry(404, 2, { profileId: 'p2' })], 2],
  ['no answer', [entry(null, 1)], 1],
  ['a cancelled call after a failure', [entry(null, 1, { ending: 'aborted' }), entry(404, 2)], 1],
  ['a cancelled call alone', [entry(null, 1, { ending: 'aborted' })], 0],
  ['a provider error, which is told of as such', [entry(503, 1)], 0],
  ['a check of an endpoint', [entry(404, 1, { purpose: 'check' })], 0],
  ['a failed refresh', [entry(400, 1, { purpose: 'refresh' }), entry(401, 2)], 1],
  ['a token request that failed before there was a profile', [entry(400, 1, { purpose: 'token', profileId: '' })], 0],
])('%s', (_, calls, standing) => {
  expect(standingFailures(calls, [])).toHaveLength(standing);
});

test('a newer token mends a refused one, and nothing else', () => {
  const newer = [{ profileId: 'p1', receivedAt: now }];
  expect(standingFailures([entry(401, 1)], newer)).toEqual([]);
  expect(standingFailures([entry(400, 1, { purpose: 'refresh' })], newer)).toEqual([]);
  expect(standingFailures([entry(403, 1)], newer)).toHaveLength(1);
});

test('of a refused call and the refresh that failed after it the later one is told of', () => {
  const refresh = entry(400, 1, { purpose: 'refresh' });
  expect(standingFailures([refresh, entry(401, 2)], [])).toEqual([refresh]);
});

test('a failure that nobody looked at for a week is let go', () => {
  expect(itemsFor([entry(404, 6 * 86_400)])).toHaveLength(1);
  expect(itemsFor([entry(404, 8 * 86_400)])).toEqual([]);
});

test('a call whose record can’t be opened is told of by what the log has', () => {
  const failed = entry(null, 5);
  const [item] = itemsFor([failed]);
  expect(said(item?.headline ?? [])).toBe('Clayton – dev: the last call failed.');
  expect(said(item?.detail ?? [])).toBe('GET /me got no answer at <5 s ago>');
  expect(item?.mend).toEqual({ kind: 'open-call', callId: failed.id });
});

test('a token that was used today says its end, and how to have a new one', () => {
  const token = tokenView();
  const uses = [entry(200, 100), entry(200, 110)];
  const [item] = itemsFor(uses, { tokens: [token] });
  expect(said(item?.headline ?? [])).toBe('Clayton – dev: the token expired <60 s ago>');
  expect(said(item?.detail ?? [])).toBe('It has a refresh token. It carried 2 calls today');
  expect(item).toMatchObject({ kind: 'token-end', mend: { kind: 'refresh', tokenId: 't1' }, evidence: uses });

  const [without] = itemsFor(uses, { tokens: [tokenView({}, { refreshToken: null })] });
  expect(said(without?.detail ?? [])).toBe('No refresh token: a new one takes a consent. It carried 2 calls today');
  expect(without?.mend).toEqual({ kind: 'start-run', profileId: 'p1' });
});

test('a token that lives, was replaced, or was not used today needs nobody', () => {
  const token = tokenView();
  const successor = tokenView({ expires_in: 3600 }, { id: 't2', parentId: 't1', receivedAt: now - 30_000 });
  expect(itemsFor([entry(200, 100)], { tokens: [token, successor] })).toEqual([]);
  expect(itemsFor([entry(200, 100, { tokenId: 't2' })], { tokens: [successor] })).toEqual([]);
  expect(itemsFor([], { tokens: [token] })).toEqual([]);
});

test('expiring and expired are two things: the second is news to who waved the first off', () => {
  const ids = [end - 10_000, end].map((at) => {
    const standing = { profiles: [app], tokens: [tokenView()], calls: [entry(200, 100)], verdicts: new Map() };
    return needsAttention({ ...standing, dayStartsAt: now - 3_600_000 }, at).map(({ id }) => id);
  });
  expect(ids).toEqual([['token-end t1 expiring'], ['token-end t1 expired']]);
});

test('provider errors stand together, by host, with what came since', () => {
  const errors = [entry(503, 30), entry(503, 60)];
  const [over] = itemsFor([entry(200, 10), entry(201, 20), ...errors]);
  expect(said(over?.headline ?? [])).toBe('api.example answered 503 twice');
  expect(said(over?.detail ?? [])).toBe('<60 s ago> and <30 s ago>, fine since then: 2 calls went well');
  expect(over).toMatchObject({ mend: { kind: 'open-call', callId: errors[0]?.id }, evidence: errors });

  const [still] = itemsFor([entry(500, 10), ...errors]);
  expect(said(still?.headline ?? [])).toBe('api.example answered 5xx (500, 503) 3 times');
  expect(said(still?.detail ?? [])).toBe('<60 s ago> to <10 s ago>, nothing went well since then');
});

test('the worst comes first; a profile that is gone needs nobody', () => {
  const token = tokenView({}, { id: 't3', profileId: 'p1' });
  const used = entry(200, 100, { tokenId: 't3' });
  const error = entry(503, 90, { origin: 'https://b.example' });
  const failed = entry(404, 10);
  expect(itemsFor([failed, error, used], { tokens: [token] }).map(({ kind }) => kind)).toEqual([
    'failed-call',
    'server-errors',
    'token-end',
  ]);
  expect(itemsFor([entry(404, 10, { profileId: 'gone' })])).toEqual([]);
});
