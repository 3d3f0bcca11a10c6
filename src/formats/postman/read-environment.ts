import { FreeNames } from '../free-names.ts';
import type { Imported } from '../imported.ts';
import { plainText } from '../json-places.ts';
import { Importing } from './importing.ts';
import { memberOf } from './members.ts';
import { rootPlace, within } from './place.ts';
import { readVariables } from './read-variables.ts';

/** Tells whether a file of Postman's is an environment, or the globals of a workspace. */
export function isEnvironmentFile(value: unknown): boolean {
  const scope = memberOf(value, '_postman_variable_scope');
  const isNamed = scope === 'environment' || scope === 'globals';
  return isNamed || (Array.isArray(memberOf(value, 'values')) && typeof memberOf(value, 'name') === 'string');
}

/**
 * Reads an environment. It names no profile: that is bound when it is accepted.
 * @param names those of the environments beside it are taken: a secret belongs to an environment by its name.
 */
export function readEnvironment(value: unknown, names = new FreeNames()): Imported {
  const importing = new Importing();
  const isGlobal = memberOf(value, '_postman_variable_scope') === 'globals';
  const written = plainText(memberOf(value, 'name')) || (isGlobal ? 'Globals' : 'Environment');
  const name = names.of(written);
  const root = rootPlace('', name);
  if (name !== written) importing.changed(within(root, 'name'), written, name);
  const place = within(root, 'values');
  const placeOf = (variable: string) => ({ kind: 'environment', environment: name, name: variable }) as const;
  const variables = readVariables({ value: memberOf(value, 'values'), place, placeOf }, importing);
  return {
    format: isGlobal ? 'Postman globals' : 'Postman environment',
    document: { profiles: [], environments: [{ name, role: null, variables }], collection: null },
    secrets: importing.secrets,
    findings: importing.findings.map(({ finding }) => finding),
  };
}
