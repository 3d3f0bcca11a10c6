import { describe, expect, it } from 'vitest';
import { isTooOld, readArguments } from './arguments.ts';

const defaults = { port: 6284, practicePort: 6285, opensBrowser: true, startsPractice: true };

describe('the command line', () => {
  it.each([
    [[], {}, {}],
    [['--port', '7000'], {}, { port: 7000 }],
    [['--port=0'], {}, { port: 0 }],
    [['--practice-port', '7001'], {}, { practicePort: 7001 }],
    [['--no-open', '--no-practice'], {}, { opensBrowser: false, startsPractice: false }],
    [[], { AUTHSCOPE_PORT: '7000', AUTHSCOPE_PRACTICE_PORT: '7001' }, { port: 7000, practicePort: 7001 }],
    [['--port', '7002'], { AUTHSCOPE_PORT: '7000' }, { port: 7002 }],
    [[], { AUTHSCOPE_NO_OPEN: '1', AUTHSCOPE_NO_PRACTICE: 'true' }, { opensBrowser: false, startsPractice: false }],
    [[], { AUTHSCOPE_NO_OPEN: '0', AUTHSCOPE_NO_PRACTICE: '' }, {}],
    [['--host', '127.0.0.1'], {}, {}],
    [['--host', 'localhost'], {}, {}],
    [['--host', '::1'], {}, {}],
  ])('%j with %j', (argv, env, changes) => {
    expect(readArguments(argv, env)).toEqual({ kind: 'run', settings: { ...defaults, ...changes } });
  });

  it.each([
    [['--port', 'abc'], '--port takes a number from 0 to 65535, not "abc".'],
    [['--port', '65536'], '--port takes a number from 0 to 65535, not "65536".'],
    [['--port', '-1'], /--port/],
    [['--practice-port', '1e3'], '--practice-port takes a number from 0 to 65535, not "1e3".'],
    [['--port'], /--port/],
    [['--prot', '1'], /--prot/],
    [['somewhere'], /somewhere/],
  ])('%j is one line', (argv, message) => {
    const wrong = readArguments(argv, {});
    expect(wrong).toEqual({ kind: 'wrong', message: expect.stringMatching(message) });
    expect(JSON.stringify(wrong)).not.toContain('\\n');
  });
});

describe('R04 a wildcard host in any spelling', () => {
  it.each([
    '0.0.0.0',
    '0',
    '::',
    '[::]',
    '*',
    '0x0',
    '00.0.0.0',
    '::0',
    '::ffff:0.0.0.0',
    '0:0:0:0:0:0:0:0',
    '192.168.1.2',
    'true',
  ])('%s is refused', (host) => {
    const message = expect.stringContaining(`--host ${host} is refused`);
    expect(readArguments(['--host', host], {})).toEqual({ kind: 'wrong', message });
    expect(readArguments([], { AUTHSCOPE_HOST: host })).toEqual({ kind: 'wrong', message });
  });
});

describe('the Node it runs on', () => {
  it.each([
    ['18.20.8', true],
    ['20.18.3', true],
    ['20.19.0', false],
    ['22.12.0', false],
    ['24.0.0', false],
  ])('%s is too old: %s', (version, expected) => {
    expect(isTooOld(version)).toBe(expected);
  });
});
