// The HTTP proxies that the environment names: HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in either case.
import { BlockList, isIP } from 'node:net';
import type { Target } from './target.ts';

/** Tells through which proxy a target is reached, `null` for directly. */
export type OuterProxies = (target: Target) => URL | null;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment once. A proxy that is no http or https URL is left out: nothing else can be spoken to. */
export function readOuterProxies(env: Environment): OuterProxies {
  const named = (name: string) => env[name.toLowerCase()] || env[name] || '';
  const forSecure = readProxy(named('HTTPS_PROXY'));
  const forPlain = readProxy(named('HTTP_PROXY'));
  if (!forSecure && !forPlain) return () => null;
  const isExempt = readExemptions(named('NO_PROXY'));
  return (target) => {
    const proxy = target.secure ? forSecure : forPlain;
    return proxy === null || isNear(target.hostname) || isExempt(target) ? null : proxy;
  };
}

/** "host:port" of a proxy, the port always said. */
export function addressOf({ protocol, hostname, port }: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

function readProxy(text: string): URL | null {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}

/** Loopback and private addresses: an outer proxy would reach its own, not this machine's. */
const near = blockList([
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '0.0.0.0/32',
  '::1/128',
  '::/128',
  'fc00::/7',
]);

function isNear(hostname: string): boolean {
  return /(?:^|\.)localhost\.?$/i.test(hostname) || holds(near, hostname);
}

function readExemptions(text: string): (target: Target) => boolean {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  const ranges = blockList(entries.filter((entry) => entry.includes('/')));
  const names = entries.filter((entry) => !entry.includes('/')).map(readExemptName);
  return ({ hostname, port }) =>
    holds(ranges, hostname) ||
    names.some(({ name, port: only }) => (only === null || only === port) && isWithin(hostname.toLowerCase(), name));
}

function readExemptName(entry: string): { name: string; port: number | null } {
  const [, bare, bracketed, port] = /^(?:([^[\]]*?)|\[([^\]]*)\])(?::(\d+))?$/.exec(entry) ?? [];
  // An IPv6 address without brackets is all address.
  if (isIP(entry) !== 0) return { name: entry.toLowerCase(), port: null };
  const name = (bracketed ?? bare ?? entry).toLowerCase().replace(/^\*?\./, '');
  return { name, port: port === undefined ? null : Number(port) };
}

/** A name stands for itself and all below it. */
function isWithin(hostname: string, name: string): boolean {
  return name === '*' || hostname === name || (isIP(hostname) === 0 && hostname.endsWith(`.${name}`));
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address);
    const prefix = Number(bits);
    if (family === 0 || !(prefix >= 0 && prefix <= (family === 4 ? 32 : 128))) continue;
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

function holds(list: BlockList, hostname: string): boolean {
  const family = isIP(hostname);
  return family !== 0 && list.check(hostname, family === 4 ? 'ipv4' : 'ipv6');
}
