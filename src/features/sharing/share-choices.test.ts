import { expect, test } from 'vitest';
import { type Collection, type Folder, type RequestEntry, scratchId } from '#collection/collection.ts';
import { choicesAt } from './share-choices.ts';

const request = (id: string): RequestEntry => ({ kind: 'request', id, name: `Request ${id}`, method: 'GET' });
const group = { auth: { kind: 'none' }, variables: [] } as const;
const folder: Folder = { ...group, kind: 'folder', id: 'old', name: 'Old', items: [request('list')] };
const orders: Collection = { ...group, id: 'orders', name: 'Orders', createdAt: 0, items: [folder] };
const scratch: Collection = { ...group, id: scratchId, name: 'Scratch', createdAt: 0, items: [request('try')] };

interface Case {
  readonly from: string;
  readonly at: string;
  readonly item?: string;
  readonly labels: readonly string[];
}

test.each<Case>([
  { from: 'a request’s page', at: '/requests/orders/list', labels: ['All of Orders', 'Old', 'Only Request list'] },
  {
    from: 'a request’s menu',
    at: '/requests/orders/list',
    item: 'list',
    labels: ['Only Request list', 'Old', 'All of Orders'],
  },
  { from: 'a folder’s menu, from anywhere', at: '/requests', item: 'old', labels: ['Old', 'All of Orders'] },
  { from: 'a collection’s menu', at: '/requests/scratch/try', item: 'orders', labels: ['All of Orders'] },
  { from: 'a request of Scratch', at: '/requests/scratch/try', labels: ['Only Request try', 'All of Scratch'] },
  { from: 'a profile’s page', at: '/profiles/web', labels: ['This profile'] },
  { from: 'what is gone', at: '/requests/orders/gone', labels: [] },
  { from: 'a page with nothing to share', at: '/tokens/one', item: 'orders', labels: [] },
])('from $from', ({ at, item = null, labels }) => {
  expect(choicesAt(at, item, [orders, scratch]).map(({ label }) => label)).toEqual(labels);
});
