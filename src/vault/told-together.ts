import { type Change, everyRecord } from './vault.ts';

/** What is told of once where there are many: a log or a collection of thousands, record by record, would hold every page. */
const stores: readonly Change['store'][] = ['call', 'request'];
const mostApart = 100;

/** Changes with one in place of many of the same store. */
export function toldTogether(changes: readonly Change[]): readonly Change[] {
  return stores.reduce((told, store) => {
    const others = told.filter((change) => change.store !== store);
    return told.length - others.length > mostApart ? [...others, { store, id: everyRecord }] : told;
  }, changes);
}
