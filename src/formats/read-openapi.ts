// Descriptions of APIs: OpenAPI 3.1 and 3.0, Swagger 2. What they hold is data and nothing else (SECURITY.md R25): nothing
// outside the file is fetched, and no more is read than is used.
import {
  environmentRole,
  type SharedDocument,
  type SharedFolder,
  type SharedItem,
} from '#collection/shared-document.ts';
import { FreeNames } from './free-names.ts';
import type { ReadImport } from './import-result.ts';
import { isObject, plainText } from './json-places.ts';
import { withMainRole } from './main-role.ts';
import { Findings } from './openapi/findings.ts';
import { type Operation, operationName, readOperation } from './openapi/operation.ts';
import { OutputBudget } from './openapi/output-budget.ts';
import type { Reading } from './openapi/reading.ts';
import { References } from './openapi/references.ts';
import { SchemaExamples } from './openapi/schema-examples.ts';
import { readSecurity } from './openapi/security.ts';
import { readServers } from './openapi/servers.ts';
import { elementsAt, memberAt, membersAt, rootSpot, type Spot, shortened, textAt } from './openapi/spot.ts';
import { Variables } from './openapi/variables.ts';
import { stableId } from './stable-id.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** Tells whether JSON or YAML describes an API in a version that is read, or another one of them. */
export function isOpenApi(value: unknown): boolean {
  return isObject(value) && (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger'));
}

/** Reads a description that is within its budgets already; never throws. */
export function readOpenApi(value: unknown): ReadImport {
  const root = rootSpot(value);
  const version = textAt(root, 'openapi') || textAt(root, 'swagger');
  const isSwagger = textAt(root, 'openapi') === '';
  if (!(isSwagger ? /^2(?:\.0)?$/ : /^3\.[01](?:\.|$)/).test(version)) {
    return {
      kind: 'refused',
      refusal: { kind: 'other-version', format: isSwagger ? 'Swagger' : 'OpenAPI', version: shortened(version, 40) },
    };
  }
  return readRoot(readingOf(root, isSwagger), isSwagger ? 'Swagger 2.0' : `OpenAPI ${version.slice(0, 3)}`);
}

function readingOf(root: Spot, isSwagger: boolean): Reading {
  const findings = new Findings();
  const references = new References(root, findings);
  const examples = new SchemaExamples(references, findings);
  return { root, isSwagger, findings, references, examples, variables: new Variables() };
}

function readRoot(reading: Reading, format: string): ReadImport {
  const { root, findings, variables } = reading;
  const info = memberAt(root, 'info');
  const title = shortened(textAt(info, 'title').trim()) || 'API';
  const servers = readServers(reading, title);
  const security = readSecurity(reading, { title, apiBaseUrl: servers.firstUrl });
  const budget = new OutputBudget();
  const ids = new Ids(title);
  const common = { reading, base: servers.base, security };
  const tree = new Tree(root, ids);
  for (const operation of operationsIn(reading, title)) {
    const id = ids.of(`${operation.spot.step.toUpperCase()} ${operation.path.step}`);
    const request = readOperation(operation, id, common);
    if (!budget.takes(request)) return { kind: 'refused', refusal: budget.refusal };
    tree.add(request, operation);
  }
  tellWhole(reading);
  const hasMain = security.profiles.some(({ role }) => role === environmentRole);
  const document: SharedDocument = {
    profiles: security.profiles,
    environments: servers.environments.map((each) => ({ ...each, role: hasMain ? environmentRole : null })),
    collection: {
      id: ids.of('collection'),
      name: title,
      auth: security.auth,
      variables: variables.all(),
      notes: notesOf(info),
      items: tree.items(),
      isPart: false,
    },
  };
  const read = withMainRole({ document, secrets: [] });
  return { kind: 'imported', imported: { format, ...read, findings: findings.all() } };
}

function* operationsIn({ root, references }: Reading, title: string): Generator<Operation> {
  for (const path of membersAt(memberAt(root, 'paths'))) {
    if (path.step.startsWith('x-')) continue;
    const item = references.resolve(path, path.step);
    if (!item) continue;
    for (const spot of membersAt(item)) {
      if (!methods.has(spot.step) || !isObject(spot.value)) continue;
      const name = operationName(path, spot);
      const tag = tagOf(spot);
      yield { path, item, spot, name, where: [title, tag, name].filter(Boolean).join(' / ') };
    }
  }
}

function tagOf(operation: Spot): string {
  return shortened(plainText(elementsAt(memberAt(operation, 'tags'))[0]?.value).trim());
}

/** Folders in the order of the file's own list of tags, then as they come; what has no tag stands beside them. */
class Tree {
  readonly #ids: Ids;
  readonly #declared: ReadonlyMap<string, Spot>;
  readonly #folders = new Map<string, SharedItem[]>();
  readonly #untagged: SharedItem[] = [];

  constructor(root: Spot, ids: Ids) {
    this.#ids = ids;
    const tags = elementsAt(memberAt(root, 'tags'));
    this.#declared = new Map(tags.map((tag) => [shortened(textAt(tag, 'name').trim()), tag]));
    for (const name of this.#declared.keys()) if (name !== '') this.#folders.set(name, []);
  }

  add(request: SharedItem, { spot }: Operation) {
    const tag = tagOf(spot);
    if (tag === '') this.#untagged.push(request);
    else if (!this.#folders.get(tag)?.push(request)) this.#folders.set(tag, [request]);
  }

  items(): SharedItem[] {
    const folders = [...this.#folders].filter(([, items]) => items.length > 0);
    return [...folders.map(([name, items]) => this.#folder(name, items)), ...this.#untagged];
  }

  #folder(name: string, items: readonly SharedItem[]): SharedFolder {
    const tag = this.#declared.get(name);
    const notes = tag ? textAt(tag, 'description').trim() : '';
    return {
      kind: 'folder',
      id: this.#ids.of(`folder ${name}`),
      name,
      auth: { kind: 'inherit' },
      variables: [],
      notes,
      items,
    };
  }
}

/** Made of the file's own words, so that the same file opened again is known: as ids may be here (`documentIds`). */
class Ids {
  readonly #title: string;
  readonly #names = new FreeNames();

  constructor(title: string) {
    this.#title = title;
  }

  of(words: string): string {
    return this.#names.of(stableId('OpenAPI', this.#title, words), '-');
  }
}

function notesOf(info: Spot): string {
  const version = textAt(info, 'version').trim();
  return [textAt(info, 'description').trim(), version && `Version ${version}`].filter(Boolean).join('\n\n');
}

function extensionsAt(spot: Spot): string[] {
  return Object.keys(isObject(spot.value) ? spot.value : {}).filter((name) => name.startsWith('x-'));
}

/** What the file has beside its operations. */
function tellWhole({ root, findings, references }: Reading) {
  for (const webhook of membersAt(memberAt(root, 'webhooks')))
    findings.dropped({ spot: webhook, where: '' }, `the webhook ${webhook.step}`);
  const paths = memberAt(root, 'paths');
  const extensions = new Set(extensionsAt(root));
  let answers = 0;
  for (const path of membersAt(paths)) {
    const item = references.resolve(path, path.step);
    for (const spot of item ? membersAt(item) : []) {
      if (!methods.has(spot.step)) continue;
      answers += membersAt(memberAt(spot, 'responses')).length;
      for (const name of extensionsAt(spot)) extensions.add(name);
    }
  }
  if (answers > 0)
    findings.dropped(
      { spot: paths, where: '' },
      `${answers} described responses`,
      'left out: the answers themselves tell',
    );
  if (extensions.size > 0)
    findings.dropped({ spot: root, where: '' }, `extensions: ${[...extensions].slice(0, 20).join(', ')}`);
}
