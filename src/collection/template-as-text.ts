import type { SecretRef } from '#call/secret-ref.ts';
import type { Part, Template } from '#call/template.ts';

/** What tells the secrets of a call apart. */
export interface CallSecrets {
  readonly isToken: (secret: SecretRef) => boolean;
  /** Whether it is the password of the call's profile, for an API that takes HTTP Basic. */
  readonly isPassword: (secret: SecretRef) => boolean;
  /** The variable that a secret is the value of, `null` where it is none's. */
  readonly nameOf: (secret: SecretRef) => string | null;
}

/** A template as text, every secret as a name. */
export function writeTemplate(template: Template, secrets: Pick<CallSecrets, 'nameOf'>): string {
  return template.map((part) => writePart(part, secrets)).join('');
}

function writePart(part: Part, { nameOf }: Pick<CallSecrets, 'nameOf'>): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'secret':
      return `{{${nameOf(part.secret) ?? nameFor(part.secret.label)}}}`;
    case 'base64':
      return '{{credentials}}';
    case 'awaited':
      return `{{${nameFor(part.what)}}}`;
  }
}

/** "API key" is `API_key`. */
function nameFor(label: string): string {
  return label.replace(/[^\p{L}\p{N}_.-]+/gu, '_').replace(/^[.-]+/, '') || 'secret';
}
