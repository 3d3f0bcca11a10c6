import { expect, test } from 'vitest';
import { readDocument } from '#collection/read-document.ts';
import { writeDocument } from '#collection/write-document.ts';
import type { Imported } from './imported.ts';
import { readCurlFile } from './read-curl-file.ts';

function imported(text: string): Imported {
  const read = readCurlFile(text, 'Calls');
  if (read.kind !== 'imported') throw new Error(JSON.stringify(read));
  return read.imported;
}

const file = `#!/bin/sh
# who am I
curl https://api.example/me -H 'Authorization: Bearer s3cr3t-token-1' -L

curl -X PUT 'https://api.example/items/7?api_key=k3y-0123456789abcdef' \\
  -u 'ada:pa:ss' \\
  --json '{"name": "Probe", "client_secret": "hush-hush-hush"}'
curl -G api.example/search -d q='a b' -d n=2 && curl 'https://api.example/list?api_key=k3y-0123456789abcdef' -k
echo done
`;

test('each command is a request, in the order of the file', () => {
  const { document } = imported(file);
  expect(document.collection?.name).toBe('Calls');
  expect(document.collection?.items).toMatchObject([
    { name: 'GET /me', method: 'GET', url: 'https://api.example/me', headers: [], followsRedirects: true },
    {
      name: 'PUT /items/7',
      url: 'https://api.example/items/7?api_key={{api_key}}',
      body: { kind: 'json', text: '{"name": "Probe", "client_secret": "{{client_secret}}"}' },
    },
    { name: 'GET /search', url: 'http://api.example/search?q=a%20b&n=2', body: { kind: 'none' } },
    { name: 'GET /list', url: 'https://api.example/list?api_key={{api_key}}' },
  ]);
});

test('secrets stand in no field: auth has them by label, everything else by variables, one for one secret', () => {
  const { document, secrets } = imported(file);
  const [me, put] = document.collection?.items ?? [];
  expect(me).toMatchObject({ auth: { kind: 'bearer', token: { kind: 'secret', label: 'bearer token' } } });
  expect(put).toMatchObject({
    auth: { kind: 'basic', username: 'ada', password: { kind: 'secret', label: 'password' } },
  });
  expect(secrets.map(({ place, value }) => [place.kind, value])).toEqual([
    ['auth', 's3cr3t-token-1'],
    ['auth', 'pa:ss'],
    ['variable', 'k3y-0123456789abcdef'],
    ['variable', 'hush-hush-hush'],
  ]);
  expect(document.collection?.variables.map(({ name, value }) => [name, value.kind])).toEqual([
    ['api_key', 'secret'],
    ['client_secret', 'secret'],
  ]);
  const text = writeDocument(document);
  for (const { value } of secrets) expect(text).not.toContain(value);
});

test('what is no part of a request is listed with its line', () => {
  expect(imported(file).findings).toEqual([
    {
      ...{ kind: 'dropped', where: 'Calls / GET /list', path: 'line 8', was: '--insecure' },
      now: 'certificates are checked: a profile may say otherwise',
    },
    { kind: 'dropped', where: '', path: 'line 9 on', was: 'a line that is no command of curl', now: 'left out' },
  ]);
  const parts = imported('curl https://a.example -F a=1 --upload-file b.bin');
  expect(parts.findings.map(({ was }) => was)).toEqual(['a multipart body', 'a body']);
});

test('a part that is a file is listed by its name, without the way to it, and no text stands for it', () => {
  const { document, findings } = imported(
    "curl https://a.example -F note=hi -F 'file=@/home/ada/x.pdf;type=application/pdf' -F 'text=<notes.txt' --form-string at=@b",
  );
  expect(findings.map(({ kind, was, now }) => [kind, was, now])).toEqual([
    ['changed', 'a multipart body', 'a form with its texts: the API may not take it'],
    ['dropped', 'the file x.pdf, as file', 'left out: a form has no files'],
    ['dropped', 'the file notes.txt, as text', 'left out: a form has no files'],
  ]);
  const rows = [
    { name: 'note', value: 'hi', isEnabled: true },
    { name: 'at', value: '@b', isEnabled: true },
  ];
  expect(document.collection?.items).toMatchObject([{ method: 'POST', body: { kind: 'form', rows } }]);
});

test('what is read is a document that can be saved and opened', () => {
  const { document } = imported(file);
  expect(readDocument(writeDocument(document))).toMatchObject({ kind: 'document', document });
});

test('a thousand commands take no longer than a thousand commands', () => {
  const items = imported(`${'curl https://api.example/a -d "x=1"\n'.repeat(5_000)}`).document.collection?.items;
  expect(items).toHaveLength(5_000);
  expect(readCurlFile('curl a.example/b\n'.repeat(10_001), 'Many')).toMatchObject({
    refusal: { kind: 'too-many-items' },
  });
});
