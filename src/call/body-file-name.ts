// The name under which a response body is saved. Content-Disposition: RFC 6266; its extended values: RFC 8187.

/** What a name can be made from. */
export interface NameSigns {
  readonly contentDisposition: string | undefined;
  readonly contentType: string | undefined;
  /** Where the response came from. */
  readonly url: string;
}

const extensions: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/gzip': 'gz',
  'application/yaml': 'yaml',
  'application/x-ndjson': 'ndjson',
  'application/javascript': 'js',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/css': 'css',
  'text/xml': 'xml',
  'text/markdown': 'md',
  'text/javascript': 'js',
  'text/event-stream': 'txt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** Names that Windows keeps for devices, whatever their extension. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A safe file name: the server's where it gives one, else the last segment of the path; with an extension where it
 * has none. No path, no leading dot, no control characters, nothing that turns the direction of writing around.
 */
export function bodyFileName({ contentDisposition, contentType, url }: NameSigns): string {
  const given = safeName(nameIn(contentDisposition ?? ''));
  if (given) return given;
  const name = safeName(lastSegment(url)) || 'response';
  const extension = extensionFor(contentType);
  return /\.\w{1,8}$/.test(name) || extension === '' ? name : `${name}.${extension}`;
}

/** The `filename*` parameter before `filename` (RFC 6266 section 4.3); empty where there is neither. */
function nameIn(contentDisposition: string): string {
  const parameters = new Map<string, string>();
  const pattern = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;
  for (const [, name = '', quoted, token] of contentDisposition.matchAll(pattern)) {
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token ?? '');
  }
  return decodeExtended(parameters.get('filename*') ?? '') || (parameters.get('filename') ?? '');
}

/** RFC 8187 section 3.2: charset'language'percent-encoded. Empty where it is not well formed. */
function decodeExtended(value: string): string {
  const [, charset = '', encoded = ''] = /^([\w-]+)'[^']*'(.*)$/.exec(value) ?? [];
  try {
    if (charset.toLowerCase() === 'utf-8') return decodeURIComponent(encoded);
    if (charset.toLowerCase() !== 'iso-8859-1') return '';
    return encoded.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}

function lastSegment(url: string): string {
  if (!URL.canParse(url)) return '';
  const segment = new URL(url).pathname.split('/').findLast((each) => each !== '') ?? '';
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}

function safeName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const plain = base
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const short = shortened(plain);
  return deviceName.test(short) ? `_${short}` : short;
}

/** At most 120 characters, its extension kept. */
function shortened(name: string): string {
  const extension = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
  const stem = Array.from(name.slice(0, name.length - extension.length));
  return `${stem.slice(0, 120 - extension.length).join('')}${extension}`;
}

function extensionFor(contentType: string | undefined): string {
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (Object.hasOwn(extensions, mediaType)) return extensions[mediaType] ?? '';
  return /\+(json|xml)$/.exec(mediaType)?.[1] ?? '';
}
