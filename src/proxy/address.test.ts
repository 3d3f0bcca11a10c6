import { describe, expect, it } from 'vitest';
import { readTarget } from './target.ts';

const ownPort = 6284;

describe('R08 addresses that are never called', () => {
  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'metadata-address'],
    ['http://2852039166/', 'metadata-address'],
    ['http://0xa9fea9fe/', 'metadata-address'],
    ['http://0xa9.0xfe.0xa9.0xfe/', 'metadata-address'],
    ['http://0251.0376.0251.0376/', 'metadata-address'],
    ['http://169.254.43518/', 'metadata-address'],
    ['http://１６９.254.169.254/', 'metadata-address'],
    ['http://169.254.169.254./', 'metadata-address'],
    ['http://[::ffff:169.254.169.254]/', 'metadata-address'],
    ['http://[::ffff:a9fe:a9fe]/', 'metadata-address'],
    ['http://[0:0:0:0:0:ffff:a9fe:a9fe]/', 'metadata-address'],
    ['http://[::169.254.169.254]/', 'metadata-address'],
    ['http://[64:ff9b::169.254.169.254]/', 'metadata-address'],
    ['http://[64:ff9b:1::a9fe:a9fe]/', 'metadata-address'],
    ['http://[2002:a9fe:a9fe::1]/', 'metadata-address'],
    ['http://[2001:0:1::5601:5601]/', 'metadata-address'],
    ['http://[fe80::5efe:a9fe:a9fe]/', 'link-local-address'],
    ['http://[2001:db8::5efe:a9fe:a9fe]/', 'metadata-address'],
    ['http://[fd00:ec2::254]/', 'metadata-address'],
    ['http://[fd20:ce::254]/', 'metadata-address'],
    ['http://100.100.100.200/', 'metadata-address'],
    ['http://168.63.129.16/', 'metadata-address'],
    ['http://192.0.0.192/', 'metadata-address'],
    ['http://metadata.google.internal/', 'metadata-address'],
    ['http://METADATA.google.internal./', 'metadata-address'],
    ['http://metadata.goog/', 'metadata-address'],
    ['http://169.254.0.1/', 'link-local-address'],
    ['http://169.254.255.255:8080/', 'link-local-address'],
    ['http://[fe80::1]/', 'link-local-address'],
    ['http://[febf::1]/', 'link-local-address'],
    ['http://[::ffff:169.254.1.1]/', 'link-local-address'],
    ['http://127.0.0.1:6284/', 'own-address'],
    ['http://127.0.0.2:6284/', 'own-address'],
    ['http://127.1:6284/', 'own-address'],
    ['http://2130706433:6284/', 'own-address'],
    ['http://0x7f.1:6284/', 'own-address'],
    ['http://0.0.0.0:6284/', 'own-address'],
    ['http://0:6284/', 'own-address'],
    ['http://[::]:6284/', 'own-address'],
    ['http://[::1]:6284/', 'own-address'],
    ['http://[::ffff:127.0.0.1]:6284/', 'own-address'],
    ['http://[::ffff:0:127.0.0.1]:6284/', 'own-address'],
  ])('%s: %s', (url, code) => {
    expect(readTarget(url, ownPort)).toBe(code);
  });

  it.each([
    'http://127.0.0.1:6285/',
    'http://[::1]:6285/',
    'http://localhost:3000/',
    'http://10.0.0.1/',
    'http://192.168.1.1:6284/',
    'http://[fd00::1]/',
    'http://[fec0::1]/',
    'https://93.184.216.34/',
    'https://[2606:2800:220:1::1]/',
    'http://168.254.169.254/',
    'http://metadata.example.com/',
  ])('%s may be called from the own machine', (url) => {
    expect(readTarget(url, ownPort)).toHaveProperty('hostname');
  });
});

describe('R07 only http and https', () => {
  it.each([
    ['file:///etc/passwd', 'scheme-not-allowed'],
    ['ftp://example.com/', 'scheme-not-allowed'],
    ['javascript:alert(1)', 'scheme-not-allowed'],
    ['data:text/html,x', 'scheme-not-allowed'],
    ['blob:http://127.0.0.1/x', 'scheme-not-allowed'],
    ['ws://example.com/', 'scheme-not-allowed'],
    ['unix:/var/run/docker.sock', 'scheme-not-allowed'],
    ['', 'bad-url'],
    ['/path', 'bad-url'],
    ['http://', 'bad-url'],
    ['http://[::1', 'bad-url'],
    ['http://fe80::1%25eth0/', 'bad-url'],
    ['http://[fe80::1%25eth0]/', 'bad-url'],
    ['http://a:99999/', 'bad-url'],
    ['http://user:pass@example.com/', 'credentials-in-url'],
    ['http://127.0.0.1:6285@169.254.169.254/', 'credentials-in-url'],
  ])('"%s": %s', (url, code) => {
    expect(readTarget(url, ownPort)).toBe(code);
  });
});

describe('the request target is what the user wrote', () => {
  it.each([
    ['http://a.example', '/'],
    ['http://a.example#part', '/'],
    ['http://a.example?q', '/?q'],
    ['http://a.example/a/../b?x=1&x=2#part', '/a/../b?x=1&x=2'],
    ["http://a.example/it's|{raw}", "/it's|{raw}"],
    ['http://a.example/%7Euser?a=%20+', '/%7Euser?a=%20+'],
    ['http://a.example/ä b', '/%C3%A4%20b'],
    ['http:a.example/x', '/x'],
    ['http://a.example\\x', '/x'],
    [' http://a.example/x ', '/x'],
  ])('%s', (url, path) => {
    expect(readTarget(url, ownPort)).toMatchObject({ path });
  });
});
