// The shell variables that stand for the secrets of a command.
import type { SecretRef } from '#call/secret-ref.ts';

/**
 * What a variable is to hold: the secret's value; its value form-encoded (application/x-www-form-urlencoded) or escaped
 * as within a JSON string; or what was typed into the request by hand, exactly as it stood there.
 */
export type VariableContent = 'value' | 'form-encoded' | 'json-escaped' | 'as-typed';

/** A variable that a command expects, never with its value. */
export interface CurlVariable {
  readonly name: string;
  /** What it stands for, in words: "access token", "X-Api-Key header". */
  readonly label: string;
  readonly holds: VariableContent;
  /** The secret it stands for, `null` where that was typed by hand. */
  readonly secret: SecretRef | null;
}

/** Names that mean something to a shell, to curl or to what it runs on: setting one would change more than a header. */
const taken =
  /^(?:PATH|HOME|USER|USERNAME|LOGNAME|SHELL|PWD|OLDPWD|ENV|LANG|TERM|TZ|IFS|CDPATH|FPATH|MAIL|EDITOR|VISUAL|PAGER|TMPDIR|HOST|HOSTNAME|OPT\w*|PS\d|E?[UG]ID|PPID|RANDOM|SECONDS|LINENO|HIST\w*|FUNCNAME|GROUPS|STATUS|PROMPT\w*|REPLY|COLUMNS|LINES|BASH\w*|ZSH\w*|(?:LC|LD|DYLD|CURL|SSL|XDG)_\w*|\w*_PROXY|NETRC)$/;
const longestName = 40;

/** The variables of one command, in the order of their first use. */
export class CurlVariables {
  readonly #byKey = new Map<string, CurlVariable>();

  /** The name of the variable for a secret; each encoding of it has one of its own. */
  ofSecret(secret: SecretRef, holds: Exclude<VariableContent, 'as-typed'>): string {
    const { label } = secret;
    return this.#nameFor(JSON.stringify([secret.id, holds]), { label, holds, secret });
  }

  /** The name of the variable for something secret that was typed by hand; the same text under one label has one name. */
  ofTyped(typed: string, label: string): string {
    return this.#nameFor(JSON.stringify([label, typed, '']), { label, holds: 'as-typed', secret: null });
  }

  /** What the command expects to be set. */
  list(): readonly CurlVariable[] {
    return [...this.#byKey.values()];
  }

  #nameFor(key: string, variable: Omit<CurlVariable, 'name'>): string {
    const known = this.#byKey.get(key);
    if (known) return known.name;
    const wanted = nameOf(variable);
    const names = new Set(this.list().map(({ name }) => name));
    let name = wanted;
    for (let count = 2; names.has(name); count += 1) name = `${wanted}_${count}`;
    this.#byKey.set(key, { name, ...variable });
    return name;
  }
}

const suffixes: Record<VariableContent, string> = {
  value: '',
  'form-encoded': '_FORM_ENCODED',
  'json-escaped': '_JSON_ESCAPED',
  'as-typed': '',
};

function nameOf({ label, holds }: Omit<CurlVariable, 'name'>): string {
  const words = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .slice(0, longestName)
    .replace(/^_+|_+$/g, '');
  const isUsable = /^[A-Z]/.test(words) && !taken.test(words);
  const name = isUsable ? words : ['SECRET', words].filter(Boolean).join('_');
  return `${name}${suffixes[holds]}`;
}
