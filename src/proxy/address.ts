// Which addresses are never called (SECURITY.md R08). Every spelling is first brought to its bytes.
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { RefusalCode } from '#call/refusal.ts';

const metadataNames = new Set([
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
]);

const metadataAddresses = new Set(
  [
    '169.254.169.254',
    '169.254.170.2',
    '169.254.170.23',
    '169.254.0.23',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd00:ec2::23',
    'fd20:ce::254',
  ].map((address) => addressBytes(address).join('.')),
);

/** Why this host name is refused before it is resolved, or `null`. */
export function refusalOfName(hostname: string): RefusalCode | null {
  return metadataNames.has(hostname.toLowerCase().replace(/\.+$/, '')) ? 'metadata-address' : null;
}

/**
 * Why this address is refused, or `null`. `address` is an IP literal without brackets; `port` is where the call goes,
 * `ownPort` where this proxy listens. IPv4 addresses embedded in IPv6 ones count as themselves.
 */
export function refusalOfAddress(address: string, port: number, ownPort: number): RefusalCode | null {
  if (address === '127.0.0.1' && port !== ownPort) return null;
  for (const bytes of meanings(addressBytes(address))) {
    if (metadataAddresses.has(bytes.join('.'))) return 'metadata-address';
    if (isLinkLocal(bytes)) return 'link-local-address';
    if (port === ownPort && isThisMachine(bytes)) return 'own-address';
  }
  return null;
}

function isLinkLocal(bytes: readonly number[]): boolean {
  if (bytes.length === 4) return bytes[0] === 169 && bytes[1] === 254;
  return bytes[0] === 0xfe && ((bytes[1] as number) & 0xc0) === 0x80;
}

function isThisMachine(bytes: readonly number[]): boolean {
  if (bytes.length === 4 ? bytes[0] === 127 || bytes[0] === 0 : bytes.slice(0, 15).every((byte) => byte === 0)) {
    return true;
  }
  const wanted = bytes.join('.');
  return Object.values(networkInterfaces()).some((list) =>
    list?.some(({ address }) => addressBytes(address).join('.') === wanted),
  );
}

/** An address and every IPv4 address it carries: mapped, compatible, NAT64, 6to4, Teredo, ISATAP. */
function meanings(bytes: readonly number[]): (readonly number[])[] {
  if (bytes.length === 4) return [bytes];
  const words = Array.from({ length: 8 }, (_, at) => ((bytes[2 * at] as number) << 8) | (bytes[2 * at + 1] as number));
  const [first, second] = words as [number, number];
  const last = bytes.slice(12);
  const all: (readonly number[])[] = [bytes];
  const zeroUpTo = (end: number) => words.slice(0, end).every((word) => word === 0);
  const mapped = zeroUpTo(5) && words[5] === 0xffff;
  const translated = zeroUpTo(4) && words[4] === 0xffff && words[5] === 0;
  const isatap = (words[4] === 0 || words[4] === 0x200) && words[5] === 0x5efe;
  const compatible = zeroUpTo(6) && (words[6] as number) > 0;
  if (mapped || translated || isatap || compatible || (first === 0x64 && second === 0xff9b)) all.push(last);
  if (first === 0x2002) all.push(bytes.slice(2, 6));
  if (first === 0x2001 && second === 0) all.push(last.map((byte) => byte ^ 0xff));
  return all;
}

/** The 4 or 16 bytes of an IP literal. A zone id says where, not who, and is left out. */
function addressBytes(address: string): number[] {
  if (isIPv4(address)) return address.split('.').map(Number);
  const [plain = ''] = address.split('%');
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  const text = dotted ? `${dotted[1]}${pairs((dotted[2] as string).split('.').map(Number))}` : plain;
  const [head = '', tail] = text.split('::');
  const before = words(head);
  const after = tail === undefined ? [] : words(tail);
  const gap = new Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0);
  return [...before, ...gap, ...after].flatMap((word) => [word >> 8, word & 0xff]);
}

function words(text: string): number[] {
  return text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16));
}

function pairs([a = 0, b = 0, c = 0, d = 0]: number[]): string {
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
