// What stands in an example where a value is to be put: a variable of a shell or a program, or words that say so.

const wholly = [
  /^\$\{?[\w.:[\]'"-]+\}?$/, // $CLIENT_ID, ${CLIENT_ID}
  /^\$\(.*\)$/s, // $(cat secret)
  /^%\w+%$/, // %CLIENT_ID%
  /^<[^<>]*>$/, // <YOUR_CLIENT_ID>
  /^\{+[^{}]*\}+$/, // {{client_id}}, {tenant}
  /^\[[\w .-]+\]$/, // [client id]
  /^#\{[^}]*\}$/, // #{client_id}
  /^(?:your|my|insert|replace|enter|put|add|paste)(?:[\s_-].*|[A-Z]\w*)$/,
  /^(?:YOUR|MY|INSERT|REPLACE|ENTER)[\s_-].*$|^Your[\s_-].*$|^(?:YOUR|MY)[A-Z\d_-]+$/,
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/, // ACCESS_TOKEN
  /^[x*•.…]{3,}$/i,
  /(?:\.{3}|…)$/, // eyJ0eXAiOiJKV1QiLCJhbGci...
];

/** Most characters of a placeholder. */
const longest = 200;

/**
 * Tells whether a value stands for one that is to be put in its place.
 * @param name the name that it stands under: `client_id: clientId` says nothing either.
 */
export function isPlaceholder(value: string, name = ''): boolean {
  const text = value.trim();
  if (text === '' || text.length > longest) return false;
  return wholly.some((pattern) => pattern.test(text)) || (name !== '' && repeatsName(text, name));
}

/** Tells whether a part of a text is a placeholder: `https://{yourDomain}/oauth/token`, `https://YOUR_DOMAIN/token`. */
export function holdsPlaceholder(text: string): boolean {
  return /\$\{|\$\w|\{[^}]*\}|<[^>]*>|\byour[-_]?[A-Za-z]+|\bYOUR_|%\w+%|#\{/i.test(text.slice(0, 2000));
}

function repeatsName(text: string, name: string): boolean {
  const bare = (word: string) => word.toLowerCase().replace(/[^a-z\d]/g, '');
  return /^[\w.[\]()'"-]+$/.test(text) && bare(text).endsWith(bare(name)) && bare(name).length > 3;
}
