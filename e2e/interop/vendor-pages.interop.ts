// What the practice provider's pages tell a reader to type, run by real shells with the real curl.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from '#practice/serve-practice.test-support.ts';
import { runInShell, shells } from './shells.ts';

let practice: ServedPractice;
beforeAll(async () => {
  if (spawnSync('curl', ['--version']).error) throw new Error('curl is not on the PATH: install it to run this test');
  practice = await servePractice(['http://127.0.0.1:6284']);
});
afterAll(() => practice?.close());

/** The commands of a vendor's page, one per step. */
async function commandsOf(key: string): Promise<string[]> {
  const page = await (await fetch(`${practice.origin}/${key}/`)).text();
  const unescaped = page.replace(/&#(\d+);/g, (_all, number) => String.fromCharCode(Number(number)));
  return [...unescaped.matchAll(/<pre><code>(.*?)<\/code><\/pre>/gs)].map(([, command = '']) => command);
}

describe.each<[string, readonly RegExp[]]>([
  ['clayton', [/^[\w-]+\n$/, /"expires_in": 5399\n\}\n$/, /"Practice workspace"/, /"refresh_token": "[\w-]+"/]],
  ['code-reviews', [/^[\w-]+\n$/, /"expires_in": 5399\n\}\n$/, /"Practice workspace"/, /"refresh_token": "[\w-]+"/]],
])('%s', (key, answers) => {
  test.each(shells.map((shell) => [shell.join(' '), shell] as const))('in %s', async (_name, shell) => {
    const commands = await commandsOf(key);
    const printed = await runInShell(shell, commands.join("\nprintf '\\036'\n"), {});
    const outputs = printed.toString().split('\u001e');
    expect(outputs).toEqual(answers.map((answer) => expect.stringMatching(answer)));
  });
});
