import type { SharedCollection, SharedDocument, SharedItem } from '#collection/shared-document.ts';
import { countOf } from '#panes/count-of.ts';
import type { Shared } from '#queries/sharing.ts';
import type { ShareFormat } from './share-formats.tsx';

/** How many requests a document holds. */
export function requestsOf({ collection }: SharedDocument): number {
  const count = ({ items }: Pick<SharedCollection, 'items'>): number =>
    items.reduce((sum, item: SharedItem) => sum + (item.kind === 'request' ? 1 : count(item)), 0);
  return collection ? count(collection) : 0;
}

/** What a document holds, in a line: "6 requests, the profile they use and 1 environment". */
export function aboutWords(document: SharedDocument): string {
  const { profiles, environments, collection } = document;
  if (!collection) return 'The profile, without its secrets';
  const requests = requestsOf(document);
  const used = `the ${profiles.length === 1 ? 'profile' : 'profiles'} ${requests === 1 ? 'it uses' : 'they use'}`;
  return listed([
    countOf(requests, 'request'),
    ...(profiles.length > 0 ? [used] : []),
    ...(environments.length > 0 ? [countOf(environments.length, 'environment')] : []),
  ]);
}

/** What was looked through: "6 requests, 1 environment and 1 profile". */
export function scannedWords(document: SharedDocument): string {
  const { environments, profiles } = document;
  const parts = [
    [requestsOf(document), 'request'],
    [environments.length, 'environment'],
    [profiles.length, 'profile'],
  ] as const;
  const words = parts.flatMap(([count, one]) => (count > 0 ? [countOf(count, one)] : []));
  return words.length === 0 ? 'the collection' : listed(words);
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** What stays here, always: those that are worth a line even where there are none come first. */
export function leftOutRows({ leftOut }: Shared): readonly { readonly label: string; readonly count: string }[] {
  const left = (count: number) => (count === 0 ? 'none' : `${count} left out`);
  const rows: readonly [label: string, count: number, isAlwaysSaid?: boolean][] = [
    ['Client secrets', leftOut.clientSecrets, true],
    ['Access and refresh tokens', leftOut.tokens + leftOut.refreshTokens, true],
    ['Passwords', leftOut.passwords],
    ['Secrets typed into Auth', leftOut.credentials],
    ['Values of secret variables', leftOut.secretVariables],
    ['Keys of client certificates', leftOut.clientKeys],
    ['Contents of files', leftOut.files],
    ['Changes not saved yet', leftOut.drafts],
    ['Requests that can’t be decrypted', leftOut.unreadable],
  ];
  const said = rows.filter(([, count, isAlwaysSaid]) => isAlwaysSaid || count > 0);
  return [
    ...said.map(([label, count]) => ({ label, count: left(count) })),
    { label: 'Authorization codes, cookies, calls', count: 'never in it' },
  ];
}

/** "Clayton API" is `clayton-api.authscope.json`. */
export function fileNameFor(name: string, format: 'file' | 'postman'): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain || 'shared'}.${format === 'file' ? 'authscope' : 'postman_collection'}.json`;
}

/** What is handed over in a format, to the letter; a link holds the document without its line breaks. */
export function textOf({ text, postman }: Shared, format: ShareFormat): string {
  return format === 'postman' && postman ? postman.text : text;
}
