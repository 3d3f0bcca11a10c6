// Files of Postman: collections (schema 2.1 and 2.0), environments, globals. What they hold is data and nothing else
// (SECURITY.md R25): no script runs, no file is opened, nothing is fetched.
import { decodeDocument } from '#collection/decode-document.ts';
import { mostEnvironments } from '#collection/read-document.ts';
import { readJson } from '#collection/read-json.ts';
import type { JsonBudget } from '#collection/scan-json.ts';
import { environmentRole } from '#collection/shared-document.ts';
import { FreeNames } from './free-names.ts';
import type { ImportRefusal, ReadImport } from './import-result.ts';
import type { ImportFinding } from './imported.ts';
import { isObject, plainText } from './json-places.ts';
import { applyOwnParts } from './postman/apply-own-parts.ts';
import { listOf, memberOf } from './postman/members.ts';
import { readCollection } from './postman/read-collection.ts';
import { isEnvironmentFile, readEnvironment } from './postman/read-environment.ts';
import { whatJsonIs } from './what-it-is.ts';

/** Most bytes of a file. */
export const mostPostmanBytes = 50_000_000;

const budget: JsonBudget = { depth: 128, members: 5_000_000 };

/** Reads a file of Postman, or says why it is refused; never throws, and takes time in proportion to the file. */
export function readPostman(source: string | Uint8Array): ReadImport {
  const decoded = decodeDocument(source, mostPostmanBytes);
  if (decoded.kind === 'refused') return refused({ kind: 'unreadable', refusal: decoded.refusal });
  const read = readJson(decoded, budget);
  return read.kind === 'refused' ? refused({ ...read, kind: 'unreadable' }) : readPostmanValue(read.value);
}

function refused(refusal: ImportRefusal): ReadImport {
  return { kind: 'refused', refusal };
}

/** Reads JSON that is within its budgets already. */
export function readPostmanValue(value: unknown): ReadImport {
  // The whole file, as Postman's own API hands it out.
  const inner = memberOf(value, 'collection') ?? memberOf(value, 'environment');
  const file = isObject(inner) ? inner : value;
  if (isEnvironmentFile(file)) return { kind: 'imported', imported: readEnvironment(file) };
  const all = memberOf(file, 'collections');
  if (Array.isArray(all)) return readDump(all, listOf(memberOf(file, 'environments')));
  const info = memberOf(file, 'info');
  if (!isObject(info) || !Array.isArray(memberOf(file, 'item'))) {
    const isFirst = Array.isArray(memberOf(file, 'requests')) && memberOf(file, 'name') !== undefined;
    return refused(isFirst ? { kind: 'old-version', version: '1' } : { kind: 'foreign', found: whatJsonIs(value) });
  }
  const read = readCollection(file);
  if (read.refusal) return refused(read.refusal);
  const applied = applyOwnParts(read);
  if (applied.kind === 'refused') return refused({ kind: 'damaged-own-part', refusal: applied.refusal });
  return { kind: 'imported', imported: { format: formatOf(info), ...applied.imported } };
}

/** Of everything that somebody has in Postman a collection that stands alone is read, with the environments beside it. */
function readDump(collections: readonly unknown[], environments: readonly unknown[]): ReadImport {
  const [only] = collections;
  if (collections.length !== 1 || Array.isArray(memberOf(only, 'collections')))
    return refused({ kind: 'postman-dump', collections: collections.length, environments: environments.length });
  const read = readPostmanValue(only);
  if (read.kind === 'refused') return read;
  const { document, secrets, findings } = read.imported;
  const own = document.environments;
  const names = new FreeNames(own.map(({ name }) => name));
  const files = environments.flatMap((file, at) => (isEnvironmentFile(file) ? [{ file, at }] : []));
  const left = Math.max(mostEnvironments - own.length, 0);
  const beside = files.slice(0, left).map(({ file, at }) => {
    const environment = readEnvironment(file, names);
    return { ...environment, findings: inside(`environments[${at}]`, environment.findings) };
  });
  // They are places of the same API.
  const role = document.profiles.some((profile) => profile.role === environmentRole) ? environmentRole : null;
  const theirs = beside.flatMap((each) => each.document.environments).map((each) => ({ ...each, role }));
  return {
    kind: 'imported',
    imported: {
      ...read.imported,
      document: { ...document, environments: [...own, ...theirs] },
      secrets: [...secrets, ...beside.flatMap((each) => each.secrets)],
      findings: [
        ...inside('collections[0]', findings),
        ...beside.flatMap((each) => each.findings),
        ...beyond(files.slice(left).map(({ file }) => file)),
      ],
    },
  };
}

/** What was found in a part of a file, with its path in the whole. */
function inside(part: string, findings: readonly ImportFinding[]): ImportFinding[] {
  return findings.map((each) => ({ ...each, path: each.path === '' ? part : `${part}.${each.path}` }));
}

/** What is said of environments that are more than a document holds. */
function beyond(files: readonly unknown[]): ImportFinding[] {
  if (files.length === 0) return [];
  const names = files.map((each) => plainText(memberOf(each, 'name')) || 'one without a name');
  const now = `left out: a document holds ${mostEnvironments} at most. Import them as files of their own`;
  return [{ kind: 'dropped', where: '', path: 'environments', was: names.join(', '), now }];
}

function formatOf(info: unknown): string {
  return `Postman ${/\/v(\d+\.\d+)\.\d+\//.exec(plainText(memberOf(info, 'schema')))?.[1] ?? '2.1'}`;
}
