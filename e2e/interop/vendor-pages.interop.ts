// What the practice provider's pages tell a reader to type, run by real shells with the real curl.
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from '#practice/serve-practice.test-support.ts';
import { runInShell, shells } from './shells.ts';

let practice: ServedPractice;
// Each test has its own: the vendors count what comes.
beforeEach(async () => {
  if (spawnSync('curl', ['--version']).error) throw new Error('curl is not on the PATH: install it to run this test');
  practice = await servePractice(['http://127.0.0.1:6284']);
});
afterEach(() => practice?.close());

/** The commands of a vendor's page, one per step. */
async function commandsOf(key: string): Promise<string[]> {
  const page = await (await fetch(`${practice.origin}/${key}/`)).text();
  const unescaped = page.replace(/&#(\d+);/g, (_all, number) => String.fromCharCode(Number(number)));
  return [...unescaped.matchAll(/<pre><code>(.*?)<\/code><\/pre>/gs)].map(([, command = '']) => command);
}

/** What each step prints; a step for a program that is not asked for here is named after it. */
describe.each<[string, readonly (RegExp | 'HTTPie')[]]>([
  ['clayton', [/^[\w-]+\n$/, /"expires_in": 5399\n\}\n$/, /"Practice workspace"/, /"refresh_token": "[\w-]+"/]],
  ['code-reviews', [/^[\w-]+\n$/, /"expires_in": 5399\n\}\n$/, /"Practice workspace"/, /"refresh_token": "[\w-]+"/]],
  [
    'clarify',
    [
      /^\{\s*"access_token": "[\w-]+",\s*"scope": "invoke:integration",\s*"expires_in": 86400,\s*"token_type": "Bearer"\s*\}\n$/,
      /"result"/,
      /"result"/,
      /^HTTP\/1\.1 200 .*"error": ?\{\s*"code": -32602,\s*"message": "Invalid params"/s,
    ],
  ],
  [
    'cliquify',
    [
      /^\{\s*"success": true,\s*"token": \{\s*"token_type": "Bearer",\s*"expires_in": 2592000,\s*"access_token": "[\w-]+"/,
      /"success": true,\s*"token": \{\s*"token_type": "Bearer",\s*"expires_in": 2592000,/,
      /"data"/,
      /"active": true/,
      /"code": "revoked_access_token"/,
    ],
  ],
  [
    'fyma',
    [
      /^\{\s*"access_token": "[\w-]+",\s*"token_type": "Bearer",\s*"expires_in": 86400\s*\}\n$/,
      'HTTPie',
      /"Main entrance"/,
      /"Main entrance"/,
    ],
  ],
])('%s', (key, answers) => {
  test.each(shells.map((shell) => [shell.join(' '), shell] as const))('in %s', async (_name, shell) => {
    const commands = (await commandsOf(key)).filter((_, at) => answers[at] !== 'HTTPie');
    const expected = answers.filter((answer) => answer !== 'HTTPie');
    const printed = await runInShell(shell, commands.join("\nprintf '\\036'\n"), {});
    const outputs = printed.toString().split('\u001e');
    expect(outputs).toEqual(expected.map((answer) => expect.stringMatching(answer)));
  });
});
