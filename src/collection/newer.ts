/**
 * What a document of a newer minor version said beyond what this console knows. It is kept with the record that it stood
 * in and written out again as it came: handing a document on loses nothing.
 */
export interface Newer {
  readonly newer?: Readonly<Record<string, unknown>>;
}
