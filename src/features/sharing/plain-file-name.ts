/** A name as one of a file: what a file system may take for something else becomes a dash. */
export function plainFileName(name: string, otherwise: string): string {
  return name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').slice(0, 80) || otherwise;
}
