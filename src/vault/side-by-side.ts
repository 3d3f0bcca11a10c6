/** Rows that are read, sealed or stored in one go: more would stop the page for as long as they take. */
const atOnce = 200;

/** Cuts rows into as many as are worked at in one go. */
export function slicesOf<Each>(all: readonly Each[]): Each[][] {
  const slices: Each[][] = [];
  for (let at = 0; at < all.length; at += atOnce) slices.push(all.slice(at, at + atOnce));
  return slices;
}

/** Works at rows slice by slice; gives what comes of each, in order. One after the other they would take three times as long. */
export async function sideBySide<Each, Out>(all: readonly Each[], work: (each: Each) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (const slice of slicesOf(all)) done.push(...(await Promise.all(slice.map(work))));
  return done;
}
