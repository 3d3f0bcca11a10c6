import { describe, expect, test } from 'vitest';
import { labelAt, type MarkedSection, markPasted, marksOf } from './mark-pasted.ts';
import { withoutSecrets } from './pasted-secrets.ts';
import { readPasted } from './read-pasted.ts';
import { clarifyPage, cliquifyResponse } from './vendor-examples.test-support.ts';

function marked(text: string) {
  const pasted = readPasted(text);
  const marks = 'proposal' in pasted ? marksOf(pasted.proposal) : [];
  return { pasted, marks, sections: markPasted(text, pasted, marks) };
}

/** The sections as text: marks in brackets with their labels behind. */
function drawn(sections: readonly MarkedSection[]): string {
  return sections
    .map(({ name, lines }) => {
      const texts = lines.map((line) =>
        line.kind === 'left-out'
          ? `… ${line.count} lines`
          : line.runs
              .map(
                ({ text, kind, labels }) =>
                  `${kind ? `[${text}]` : text}${labels.map(({ label }) => `^${label}`).join('')}`,
              )
              .join(''),
      );
      return [`# ${name ?? 'around'}`, ...texts].join('\n');
    })
    .join('\n');
}

test('each place has its number, where the field that it fills is shown', () => {
  const text = `Ask for a token:

curl https://a.example/token -d client_id=abc -d client_secret=hunter2hunter2 \\
  -d grant_type=client_credentials -d state=x`;
  const { sections, pasted, marks } = marked(text);
  expect(drawn(sections)).toBe(`# around
Ask for a token:

# curl, token request
curl [https://a.example/token]^1 [-d client_id=abc]^2 [-d client_secret=][••••••••ter2]^3 \\
  [-d grant_type=client_credentials]^4 -d state=x^5`);
  if (!('proposal' in pasted)) expect.fail();
  const { from } = pasted.proposal.understood.find(({ field }) => field === 'clientId') ?? expect.fail();
  expect(labelAt(marks, 'fact', from)).toBe('2');
});

test('a consent URL: each parameter has its place', () => {
  expect(drawn(marked('https://a.example/auth?response_type=code&client_id=x&state=123').sections)).toBe(
    '# consent URL\n[https://a.example/auth]^1?[response_type=code]^2&[client_id=x]^3&[state=123]^A^4',
  );
});

test('doubts have letters: Clarify’s page contradicts itself three times', () => {
  const { marks } = marked(clarifyPage);
  expect(marks.filter(({ kind }) => kind === 'contradiction').map(({ label }) => label)).toEqual(['A', 'B', 'C']);
  expect(marks.find(({ kind }) => kind === 'passed')?.label).toBe('D');
});

describe('no secret is shown', () => {
  const secret = 'q7w+x2/9k1z=';
  test.each([
    ['in a body', `curl https://a.example/token -d client_id=a -d 'client_secret=${secret}' -d grant_type=password`],
    [
      'encoded',
      `curl https://a.example/t -d 'grant_type=client_credentials&client_id=a&client_secret=${encodeURIComponent(secret)}'`,
    ],
    ['as an option', `curl -u 'app:${secret}' https://a.example/token -d grant_type=client_credentials`],
    [
      'in Basic',
      `curl -H 'Authorization: Basic ${btoa(`app:${secret}`)}' https://a.example/token -d grant_type=client_credentials`,
    ],
    ['again in the text', `The secret is ${secret}.\n{"client_id":"a","client_secret":"${secret}"}`],
    ['in a variable', `CLIENT_ID=a\nCLIENT_SECRET="${secret}"`],
    [
      'in a program',
      `requests.post("https://a.example/t", auth=("app", "${secret}"), data={"grant_type": "client_credentials"})`,
    ],
    ['with escapes', JSON.stringify({ client_id: 'a', client_secret: `${secret}"\n` })],
    ['of a call', `curl https://api.example/me -H 'Authorization: Bearer ${secret}'`],
    ['of a call, without a scheme', `curl https://api.example/me -H 'Authorization: ${secret}'`],
    ['under a name of its own', `curl https://api.example/me -H 'X-Api-Key: ${secret}' -u a:b`],
    ['alone', `Bearer ${secret}`],
    [
      'of several lines',
      `PRIVATE_KEY="-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----"\nCLIENT_ID=a`,
    ],
    ['in a line of its own', `{"access_token":\n"${secret}"}`],
    ['short', 'curl -u app:pw9 https://a.example/token -d grant_type=client_credentials'],
  ])('%s', (_, text) => {
    const shown = drawn(marked(text).sections);
    for (const each of [secret, encodeURIComponent(secret), btoa(`app:${secret}`), 'pw9'])
      expect(shown).not.toContain(each);
    expect(shown).toContain('••');
  });

  test('of a response every token is masked', () => {
    const shown = drawn(
      marked(cliquifyResponse.replace(/"access_token": ?"[^"]*"/, `"access_token":"${secret}"`)).sections,
    );
    expect(shown).not.toContain(secret);
    expect(shown).toContain('"expires_in"');
  });

  test('in what is said of it', () => {
    const { pasted } = marked(`curl -u 'app:${secret}' https://a.example/token -d grant_type=client_credentials`);
    expect(withoutSecrets(`Found ${secret}.`, pasted)).not.toContain(secret);
  });

  test('a placeholder with the name of an element hides nothing behind it', () => {
    expect(drawn(marked(clarifyPage).sections)).toContain("--header 'content-type: application/x-www-form-urlencoded'");
  });

  test('a placeholder is none', () => {
    expect(drawn(marked('curl https://a.example/token -d client_secret=$SECRET -d grant_type=x').sections)).toContain(
      'client_secret=$SECRET',
    );
  });
});

describe('a large page', () => {
  const curl = 'curl https://a.example/token -d client_id=abc -d grant_type=client_credentials';
  test('shows the lines where something was read, and counts the others', () => {
    const { sections } = marked(`${'prose\n'.repeat(5000)}${curl}`);
    expect(drawn(sections)).toMatch(/^# around\n… 5000 lines\n# curl, token request\ncurl /);
  });

  test('a line without an end shows its two ends', () => {
    const line = `${'a'.repeat(300_000)} https://a.example/auth?response_type=code&client_id=x`;
    expect(drawn(marked(line).sections).length).toBeLessThan(10_000);
  });

  test('a megabyte is marked soon', () => {
    const text = `${curl}\n`.repeat(13_000);
    const start = performance.now();
    marked(text);
    expect(performance.now() - start).toBeLessThan(6000);
  });
});
