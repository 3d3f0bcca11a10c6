/** What an id is that a collection keeps here, whoever gave it. */
const keptId = /^[\da-z][\w-]{0,99}$/i;

/** Tells whether an id of somebody else's file can stand as it is. */
export function isKeptId(id: unknown): id is string {
  return typeof id === 'string' && keptId.test(id);
}
