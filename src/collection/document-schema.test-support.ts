import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from './authscope-document.schema.json' with { type: 'json' };

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** Where a document departs from the JSON Schema, as an independent reader of the schema sees it; `[]` where it fits. */
export function schemaFindings(value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
