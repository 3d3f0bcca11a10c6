import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { checkedLookup, type Resolve, readTarget } from './target.ts';

const ownPort = 6284;

/** A resolver that knows one name. */
function resolvingTo(...addresses: readonly string[]): Resolve {
  const found: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_hostname: string, _options: LookupAllOptions, callback) => callback(null, found);
}

/** What a dial to a name that has these addresses comes to: the addresses handed on, or the rule that was met. */
function lookUp(resolve: Resolve): Promise<unknown> {
  const lookup = checkedLookup({ port: 80, ownPort, onResolved: () => {} }, resolve);
  return new Promise((done) => {
    lookup('upstream.example', { all: true }, (error, addresses) => done(error ?? addresses));
  });
}

describe('R08 a name is only dialled if all its addresses may be', () => {
  it.each([
    [['169.254.169.254'], 'metadata-address'],
    [['fd00:ec2::254'], 'metadata-address'],
    [['100.100.100.200'], 'metadata-address'],
    [['169.254.7.7'], 'link-local-address'],
    [['fe80::1'], 'link-local-address'],
    [['::ffff:169.254.7.7'], 'link-local-address'],
    [['192.0.2.10', '169.254.169.254'], 'metadata-address'],
    [['2001:db8::1', 'fe80::1'], 'link-local-address'],
  ])('%j: %s', async (addresses, refusal) => {
    expect(await lookUp(resolvingTo(...addresses))).toMatchObject({ refusal });
  });

  it('hands on addresses that are all fine, in their order', async () => {
    expect(await lookUp(resolvingTo('192.0.2.10', '127.0.0.1'))).toEqual([
      { address: '192.0.2.10', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]);
  });

  it('refuses its own address behind a name', async () => {
    const lookup = checkedLookup({ port: ownPort, ownPort, onResolved: () => {} }, resolvingTo('127.0.0.1'));
    const met = await new Promise((done) => lookup('me.example', { all: true }, (error) => done(error)));
    expect(met).toMatchObject({ refusal: 'own-address' });
  });

  it('passes a name that has no address on as what it is', async () => {
    const notFound = Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    expect(await lookUp((_hostname, _options, callback) => callback(notFound, []))).toBe(notFound);
  });
});

describe('R12, R13 a URL with control characters is refused, not tidied', () => {
  it.each(['\r', '\n', '\r\nX: y', '\t', '\0', '\x7f'])('%j', (control) => {
    expect(readTarget(`http://127.0.0.1:7311/a${control}b`, ownPort)).toBe('bad-url');
    expect(readTarget(`http://127.0.0.1:7311/${control}`, ownPort)).toBe('bad-url');
  });
});
