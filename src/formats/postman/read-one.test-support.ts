import type { SharedRequest } from '#collection/shared-document.ts';
import { readPostman } from '../read-postman.ts';

/** The address that a collection names its schema by. */
export const schema = (version: string) =>
  `https://schema.getpostman.com/json/collection/v${version}.0/collection.json`;

/** Reads a file; its requests and folders must be taken. */
export function read(file: object) {
  const result = readPostman(JSON.stringify(file));
  if (result.kind !== 'imported') throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  const { document, secrets, findings, format } = result.imported;
  const [item] = document.collection?.items ?? [];
  const lines = findings.map(({ kind, where, path, was, now }) => [kind, where, path, was, now].join(' | '));
  return { format, document, collection: document.collection, item, lines, secrets };
}

export const collectionOf = (members: object) => ({
  info: { name: 'Orders', schema: schema('2.1') },
  item: [],
  ...members,
});

/** Reads a collection of one request. */
export function readOne(request: unknown, item: object = {}, members: object = {}) {
  const result = read(collectionOf({ item: [{ name: 'Get', request, ...item }], ...members }));
  return { ...result, request: result.item as SharedRequest };
}
