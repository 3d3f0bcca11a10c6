import { bearerHeader } from './auth.ts';
import type { Collection, Folder, RequestEntry } from './collection.ts';
import { blankRequest, type SavedRequest } from './saved-request.ts';

/** The collection of the practice API: its id says whether it is there. */
export const practiceCollectionId = 'practice';

type Sample = Partial<SavedRequest> & Pick<SavedRequest, 'name' | 'url' | 'notes'>;

const basics: readonly Sample[] = [
  { name: 'Who am I', url: '/me', notes: 'Whose token this is, in the API’s words.' },
  { name: 'List items', url: '/items', notes: 'Needs the scope items:read.' },
  {
    name: 'Echo',
    method: 'POST',
    url: '/echo',
    headers: [{ name: 'Content-Type', value: 'application/json', isEnabled: true }],
    body: { kind: 'json', text: '{\n  "message": "What is sent comes back"\n}' },
    notes: 'Answers with the request as it came in: method, headers in order, body.',
  },
  { name: 'Page', url: '/html', notes: 'An HTML page, for the preview.' },
  { name: 'Image', url: '/image', notes: 'An image.' },
  { name: 'Cookies', url: '/cookies', notes: 'Sets cookies, each with other attributes.' },
];

const largeAndLive: readonly Sample[] = [
  { name: 'Slow answer', url: '/slow', notes: 'Takes its time before it answers: try Cancel.' },
  { name: 'Large body', url: '/large?mb=5', notes: 'As many megabytes of JSON as asked for, up to 100.' },
  { name: 'Event stream', url: '/stream', notes: 'Server-sent events, one after the other.' },
];

/** What `how` may be beside `reset`, by the names of the practice API. */
const otherWays = [
  'early-end',
  'header-only',
  'half-head',
  'hang-up',
  'not-http',
  'bad-header',
  'two-lengths',
  'chunk',
  'slow-headers',
  'stall',
  'bad-gzip',
  'bad-json',
];

const failures: readonly Sample[] = [
  {
    name: 'Connection reset',
    url: '/break?how=reset',
    notes: `Begins to answer, then resets the connection. Other ways to die in its place: ${otherWays.join(', ')}.`,
  },
  { name: 'Redirect', url: '/redirect', notes: 'Leads elsewhere: see the hops when it is followed.' },
  {
    name: 'Status of your choice',
    url: '/status/:code',
    pathVariables: [{ name: 'code', value: '503' }],
    notes: 'Answers with the status in its path.',
  },
];

/** What makes a copy of its own. */
export interface PracticeMaking {
  readonly profileId: string;
  /** Gives an id that was never used before. */
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Makes the collection that shows what the practice API can do, with the token of the practice profile. */
export function buildPracticeCollection({ profileId, newId, now }: PracticeMaking): {
  readonly collection: Collection;
  readonly requests: readonly SavedRequest[];
} {
  const requests: SavedRequest[] = [];
  const entryOf = (sample: Sample): RequestEntry => {
    const url = `{{practice}}/api${sample.url}`;
    const request: SavedRequest = { ...blankRequest, ...sample, url, id: newId(), changedAt: now };
    requests.push(request);
    return { kind: 'request', id: request.id, name: request.name, method: request.method };
  };
  const folderOf = (name: string, samples: readonly Sample[]): Folder => ({
    kind: 'folder',
    id: newId(),
    name,
    auth: { kind: 'inherit' },
    variables: [],
    items: samples.map(entryOf),
  });
  const collection: Collection = {
    id: practiceCollectionId,
    name: 'Practice',
    auth: { kind: 'profile', profileId, placement: bearerHeader },
    variables: [],
    items: [folderOf('Basics', basics), folderOf('Slow, large, live', largeAndLive), folderOf('Failures', failures)],
    createdAt: now,
  };
  return { collection, requests };
}
