// Where the API lives: OpenAPI 3.1 section 4.8.5 and 4.8.6; Swagger 2 has schemes, host and base path.
import type { SharedEnvironment } from '#collection/shared-document.ts';
import { FreeNames } from '../free-names.ts';
import { plainText } from '../json-places.ts';
import type { Reading } from './reading.ts';
import { elementsAt, memberAt, membersAt, type Spot, shortened, textAt } from './spot.ts';
import { Variables, variableNameFor } from './variables.ts';

/** One place where the API lives. */
interface Server {
  readonly spot: Spot;
  /** As written, its variables in braces, no slash at its end. */
  readonly url: string;
  readonly name: string;
}

/** What requests begin with, and what it stands for. */
export interface ReadServers {
  /** `{{base_url}}` */
  readonly base: string;
  readonly environments: readonly Omit<SharedEnvironment, 'role'>[];
  /** The first one written out; empty where the file does not say where that is. */
  readonly firstUrl: string;
}

const baseName = 'base_url';

/** More environments than that nobody chooses from. */
const mostServers = 50;

/** Reads where the API lives: one server is a variable of the collection, each of several an environment. */
export function readServers(reading: Reading, title: string): ReadServers {
  const all = reading.isSwagger ? swaggerServers(reading) : serversAt(memberAt(reading.root, 'servers'));
  const servers = all.slice(0, mostServers);
  for (const { spot, url } of all.slice(mostServers))
    reading.findings.dropped({ spot, where: '' }, `the server ${url}`);
  const [first, second] = servers;
  if (!first) {
    reading.findings.changed(
      { spot: reading.root, where: '' },
      'no server is named',
      'base_url is empty: put in where the API lives',
    );
    return { base: reading.variables.text(baseName, ''), environments: [], firstUrl: '' };
  }
  for (const server of servers) tellRelative(server, '', reading);
  const firstUrl = writtenOut(first);
  const isAbsolute = /^https?:\/\//i.test(firstUrl);
  const read = { base: `{{${baseName}}}`, firstUrl: isAbsolute ? firstUrl : '' };
  if (second) return { ...read, environments: environmentsOf(servers, title) };
  fillVariables(first, reading.variables);
  return { ...read, environments: [] };
}

/** What the requests of one path or operation begin with, where that has a server of its own; `null` where not. */
export function ownBase(spots: readonly Spot[], where: string, reading: Reading): string | null {
  const spot = spots.map((each) => memberAt(each, 'servers')).find(({ value }) => Array.isArray(value));
  const [server, ...others] = spot ? serversAt(spot) : [];
  if (!server) return null;
  tellRelative(server, where, reading);
  for (const other of others) reading.findings.dropped({ spot: other.spot, where }, other.url, `sent to ${server.url}`);
  return writtenOut(server);
}

function serversAt(spot: Spot): Server[] {
  return elementsAt(spot).flatMap((each) => {
    const url = textAt(each, 'url').trim().replace(/\/+$/, '');
    const isThere = typeof memberAt(each, 'url').value === 'string';
    return isThere ? [{ spot: each, url, name: textAt(each, 'description').trim() }] : [];
  });
}

function swaggerServers({ root, findings }: Reading): Server[] {
  const [host, path] = [textAt(root, 'host').trim(), textAt(root, 'basePath').trim().replace(/\/+$/, '')];
  if (host === '') return path === '' ? [] : [{ spot: memberAt(root, 'basePath'), url: path, name: '' }];
  const schemes = elementsAt(memberAt(root, 'schemes')).map(({ value }) => plainText(value).toLowerCase());
  const scheme = schemes.includes('https') || schemes.length === 0 ? 'https' : (schemes[0] ?? 'https');
  const others = schemes.filter((each) => each !== scheme);
  if (others.length > 0)
    findings.changed({ spot: memberAt(root, 'schemes'), where: '' }, others.join(', '), `sent with ${scheme}`);
  return [{ spot: memberAt(root, 'host'), url: `${scheme}://${host}${path}`, name: '' }];
}

function tellRelative({ spot, url }: Server, where: string, { findings }: Reading) {
  if (/^(?:[a-z][a-z\d+.-]*:|\{)/i.test(url)) return;
  findings.changed(
    { spot, where },
    `the server ${url || '/'}`,
    'it is relative: put in where the API lives, or an API base',
  );
}

/** The variables of a server: name and what it stands for unless told. */
function variablesOf({ spot }: Server): { readonly name: string; readonly value: string }[] {
  return membersAt(memberAt(spot, 'variables')).map((variable) => {
    const [first] = elementsAt(memberAt(variable, 'enum'));
    return { name: variable.step, value: textAt(variable, 'default') || plainText(first?.value) };
  });
}

function writtenOut(server: Server): string {
  const values = new Map(variablesOf(server).map(({ name, value }) => [name, value]));
  return server.url.replace(
    /\{([^{}]*)\}/g,
    (_: string, name: string) => values.get(name) || `{{${variableNameFor(name)}}}`,
  );
}

/** The address names the variables, so that each can be changed by itself. */
function fillVariables(server: Server, variables: Variables) {
  const names = new Map(
    variablesOf(server).map(({ name, value }) => [
      name,
      variables.text(name === baseName ? `server_${name}` : name, value),
    ]),
  );
  const url = server.url.replace(
    /\{([^{}]*)\}/g,
    (_: string, name: string) => names.get(name) ?? `{{${variableNameFor(name)}}}`,
  );
  variables.text(baseName, url);
}

function environmentsOf(servers: readonly Server[], title: string): Omit<SharedEnvironment, 'role'>[] {
  const names = new FreeNames();
  return servers.map((server) => {
    const variables = new Variables();
    fillVariables(server, variables);
    return {
      name: names.of(`${title} – ${shortened(server.name || hostOf(server.url), 100)}`),
      variables: variables.all(),
    };
  });
}

function hostOf(url: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/([^/]+)/i.exec(url)?.[1] ?? url;
}
