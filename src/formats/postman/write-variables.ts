import type { SharedEnvironment, SharedVariable } from '#collection/shared-document.ts';
import type { AddedVariable } from './exporting.ts';
import { toPostmanText } from './postman-text.ts';

/** A variable of a collection or folder. A secret one is empty. */
export function writeVariable({ name, isEnabled, value }: SharedVariable): object {
  return {
    key: name,
    value: value.kind === 'text' ? toPostmanText(value.text) : '',
    type: value.kind === 'text' ? 'string' : 'secret',
    ...(!isEnabled && { disabled: true }),
  };
}

export function writeAdded({ name, value, isSecret }: AddedVariable): object {
  return { key: name, value, type: isSecret ? 'secret' : 'string' };
}

/** Writes an environment as the file that Postman imports and newman takes; what is secret in it is empty. */
export function writePostmanEnvironment({ name, variables }: SharedEnvironment): string {
  const values = variables.map(({ name: key, isEnabled, value }) => ({
    key,
    value: value.kind === 'text' ? toPostmanText(value.text) : '',
    type: value.kind === 'text' ? 'default' : 'secret',
    enabled: isEnabled,
  }));
  return `${JSON.stringify({ name, values, _postman_variable_scope: 'environment' }, null, 2)}\n`;
}
