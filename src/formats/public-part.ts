/** An address without what may hold a secret: no user, no query, no fragment. It need not be a whole URL. */
export function publicPart(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/^([^/]*\/\/)[^/]*@/, '$1');
}
