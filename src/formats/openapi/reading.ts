import type { Findings } from './findings.ts';
import type { References } from './references.ts';
import type { SchemaExamples } from './schema-examples.ts';
import type { Spot } from './spot.ts';
import type { Variables } from './variables.ts';

/** A document of OpenAPI or Swagger that is being read. */
export interface Reading {
  readonly root: Spot;
  /** Swagger 2 names and places much otherwise. */
  readonly isSwagger: boolean;
  readonly findings: Findings;
  readonly references: References;
  readonly examples: SchemaExamples;
  /** Of the collection. */
  readonly variables: Variables;
}
