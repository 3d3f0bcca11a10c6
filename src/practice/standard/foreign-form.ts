/**
 * Tells whether a form was sent by a page of another origin. Pages of other ports on this computer count as the same
 * site, so no cookie can tell. A program that is no browser sends neither header, and may.
 */
export function isForeignForm(
  {
    origin,
    site,
  }: { readonly origin: string | null | undefined; readonly site: string | readonly string[] | null | undefined },
  ownOrigin: string,
): boolean {
  return (origin ?? ownOrigin) !== ownOrigin || (site ?? 'same-origin') !== 'same-origin';
}
