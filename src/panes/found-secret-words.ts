import { dots } from '#call/masked-text.ts';
import type { FoundSecret } from '#formats/scan-secrets.ts';

/** Where a secret stands, in a few words: "Authorization header", "URL". */
export function placeWords({ in: { part, name } }: FoundSecret): string {
  switch (part) {
    case 'url':
      return 'URL';
    case 'header':
      return `${name} header`;
    case 'parameter':
      return `Parameter ${name}`;
    case 'path-variable':
      return `Path variable ${name}`;
    case 'body':
      return 'Body';
    case 'form-field':
      return `Form field ${name}`;
    case 'credential':
      return 'Auth';
    case 'variable':
      return `Variable ${name}`;
    case 'setting':
      return name === '' ? 'Settings' : `Setting ${name}`;
    case 'notes':
      return 'Notes';
    case 'name':
      return 'A name';
  }
}

/** What it looks like, and its end where that may be shown. */
export function secretWords(found: FoundSecret): string {
  const end = found.lastFour === '' ? '' : ` ${dots}${found.lastFour}`;
  return `${kindWords(found)}${end}`;
}

function kindWords({ kind, label, in: { name } }: FoundSecret): string {
  switch (kind) {
    case 'known':
      return `the ${label} that is in the vault`;
    case 'shape':
      return `${/^[AEIOU]/.test(label) ? 'an' : 'a'} ${label}`;
    case 'jwt':
      return 'a JWT';
    case 'bearer':
      return 'a token';
    case 'basic':
      return 'a user name and password';
    case 'userinfo':
      return 'a password';
    case 'named':
      return label === name || label.endsWith(' secret') ? 'what looks like a secret' : `the value of ${label}`;
  }
}

/** What became of it, for the toast that takes it back. */
export function movedWords(
  as: { readonly kind: 'auth' } | { readonly kind: 'variable'; readonly name: string },
): string {
  return as.kind === 'auth' ? 'Moved to the vault, named in Auth' : `Moved to the vault as {{${as.name}}}`;
}
