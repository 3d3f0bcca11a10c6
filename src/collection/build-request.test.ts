import { describe, expect, test } from 'vitest';
import type { SecretRef } from '#call/secret-ref.ts';
import { fill, joinTexts, type Template } from '#call/template.ts';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { type Auth, bearerHeader, type Credential, environmentsProfile } from './auth.ts';
import { type BuiltRequest, buildRequest } from './build-request.ts';
import type { Group } from './collection.ts';
import type { Environment } from './environment.ts';
import type { RequestContext } from './request-context.ts';
import { blankRequest, type Row, type SavedRequest } from './saved-request.ts';
import type { Variable } from './variable.ts';

const refOf = (id: string): SecretRef => ({ id, label: id, lastFour: '' });
const values: Record<string, string> = {
  token: 'mF_9.B5f-4.1JqM',
  password: 'open sesame',
  key: 'k/+=',
  hook: 'a b&c',
};
const open = ({ id }: SecretRef) => values[id] ?? '?';
const written = (template: Template) => fill(template, open);

const profile: Profile = { ...blankProfile, id: 'p1', name: 'Clayton', apiBaseUrl: 'https://api.example/v1' };
const text = (name: string, value: string): Variable => ({
  name,
  isEnabled: true,
  value: { kind: 'text', text: value },
});
const secret = (name: string, id: string | null, origins: string[] = []): Variable => ({
  name,
  isEnabled: true,
  value: { kind: 'secret', secret: id === null ? null : refOf(id), origins },
});
const row = (name: string, value: string, isEnabled = true): Row => ({ name, value, isEnabled });
const group = (name: string, changes: Partial<Group> = {}): Group => ({
  ...{ id: name, name, auth: { kind: 'inherit' }, variables: [], items: [] },
  ...changes,
});
const environment = (...variables: Variable[]): Environment => ({
  ...{ id: 'dev', name: 'Development', profileId: null, createdAt: 0 },
  variables,
});

const kept = [
  { name: 'instance_url', text: 'https://example.my.salesforce.com' },
  { name: 'foreign', text: '{{practice}}' },
];

function build(changes: Partial<SavedRequest>, context: Partial<RequestContext> = {}): BuiltRequest {
  const saved = { ...blankRequest, id: 'r1', changedAt: 0, url: 'https://api.example/v1/items', ...changes };
  return buildRequest(saved, {
    ...{ groups: [], environment: null, profile: null, token: null, kept, practiceOrigin: 'http://localhost:6285' },
    ...{ lacking: [], credentialOrigins: [] },
    dynamic: { $uuid: 'uuid-1', $timestamp: '1782907200', $isoTimestamp: '2026-07-01T12:00:00.000Z' },
    ...context,
  });
}
const urlOf = (built: BuiltRequest) => written(built.request.url);
const headersOf = (built: BuiltRequest) => built.request.headers.map(([name, value]) => `${name}: ${written(value)}`);
const bodyOf = ({ request: { body } }: BuiltRequest) => (body.kind === 'text' ? written(body.text) : body.kind);
const basicProfile: Profile = { ...profile, grant: 'basic', username: 'Aladdin', password: refOf('password') };
const obstaclesOf = (built: BuiltRequest) => (built.kind === 'blocked' ? built.obstacles : []);
const origins = ['https://api.example'];
const withToken = { profile, token: { id: 't1', accessToken: refOf('token'), origins } };

describe('the URL', () => {
  test.each([
    [
      'as typed, byte for byte',
      { url: 'https://api.example/a%2fb/../c?x=1&x=2&&y#f' },
      'https://api.example/a%2fb/../c?x=1&x=2&&y#f',
    ],
    ['relative to the API base', { url: '/items?limit=1' }, 'https://api.example/v1/items?limit=1'],
    ['only a query', { url: '?limit=1' }, 'https://api.example/v1?limit=1'],
    ['a name', { url: '{{practice}}/api/me' }, 'http://localhost:6285/api/me'],
    ['a value of the token response', { url: '{{instance_url}}/limits' }, 'https://example.my.salesforce.com/limits'],
    [
      'names in such a value stay as they are',
      { url: '{{practice}}/{{foreign}}' },
      'http://localhost:6285/{{practice}}',
    ],
    [
      'path variables, encoded as segments',
      {
        url: '/teams/:team/jobs/:id:cancel',
        pathVariables: [
          { name: 'team', value: 'a/b c' },
          { name: 'id', value: '7' },
        ],
      },
      'https://api.example/v1/teams/a%2Fb%20c/jobs/7:cancel',
    ],
    [
      'a list as a path variable: its commas stay (RFC 6570 section 3.2.2)',
      { url: '/jobs/:ids', pathVariables: [{ name: 'ids', value: '7,8 a' }] },
      'https://api.example/v1/jobs/7,8%20a',
    ],
    ['a port is no path variable', { url: 'http://localhost:8080/at/12:30' }, 'http://localhost:8080/at/12:30'],
  ] as const)('%s', (_, changes, expected) => {
    const built = build({ ...changes }, { profile });
    expect(obstaclesOf(built)).toEqual([]);
    expect(urlOf(built)).toBe(expected);
  });

  test.each([
    ['nothing', '', [{ kind: 'no-url' }]],
    ['another scheme', 'ftp://api.example/', [{ kind: 'bad-url', reason: 'scheme', url: 'ftp://api.example/' }]],
    ['no scheme', 'localhost:3000/x', [{ kind: 'bad-url', reason: 'scheme', url: 'localhost:3000/x' }]],
    ['no host', 'http://', [{ kind: 'bad-url', reason: 'unreadable', url: 'http://' }]],
    [
      'a password',
      'https://a:b@api.example/',
      [{ kind: 'bad-url', reason: 'credentials', url: 'https://a:b@api.example/' }],
    ],
    ['relative, and no API base', '/items', [{ kind: 'bad-url', reason: 'relative', url: '/items' }]],
    ['an empty path variable', 'https://api.example/:id', [{ kind: 'empty-path-variable', name: 'id' }]],
  ] as const)('%s is said', (_, url, expected) => {
    expect(obstaclesOf(build({ url }))).toEqual(expected);
  });

  test('a secret may not choose where it is sent', () => {
    const variables = [secret('key', 'key')];
    for (const url of [
      '{{key}}/x',
      'https://{{key}}/x',
      'https://api.example{{key}}',
      'https://\\/{{key}}.evil.example/',
    ])
      expect(obstaclesOf(build({ url }, { environment: environment(...variables) }))).toMatchObject([
        { kind: 'bad-url', reason: 'secret-in-host' },
      ]);
    expect(build({ url: 'https://api.example/{{key}}' }, { environment: environment(...variables) }).kind).toBe(
      'ready',
    );
  });
});

describe('names', () => {
  test('are looked for in the folder, those around it, the collection, the environment, the console', () => {
    const groups = [
      group('API', { variables: [text('a', 'collection'), text('b', 'collection')] }),
      group('Folder', { variables: [text('a', 'folder'), { ...text('c', 'off'), isEnabled: false }] }),
    ];
    const context = { groups, environment: environment(text('b', 'environment'), text('c', 'environment')) };
    const built = build({ headers: [row('X', '{{a}} {{ b }} {{c}} {{$uuid}} {{practice}}')] }, context);
    expect(headersOf(built)).toEqual(['X: folder collection environment uuid-1 http://localhost:6285']);
  });

  test('may name others; a circle is found and told', () => {
    const variables = [text('host', 'api.{{zone}}'), text('zone', 'example'), text('x', '{{y}}'), text('y', '{{x}}')];
    const context = { environment: environment(...variables) };
    expect(urlOf(build({ url: 'https://{{host}}/' }, context))).toBe('https://api.example/');
    expect(obstaclesOf(build({ headers: [row('X', '{{x}}')] }, context))).toEqual([
      { kind: 'variable-cycle', names: ['x', 'y', 'x'] },
    ]);
  });

  test('that name each other over and over stop somewhere', () => {
    const wide = Array.from({ length: 30 }, (_, at) => text(`v${at}`, `{{v${at + 1}}}`.repeat(10)));
    const deep = Array.from({ length: 10_000 }, (_, at) => text(`v${at}`, `{{v${at + 1}}}`));
    for (const variables of [wide, deep])
      expect(
        obstaclesOf(build({ headers: [row('X', '{{v0}}')] }, { environment: environment(...variables) })),
      ).toContainEqual({ kind: 'too-many-variables', name: 'v0' });
  });

  test('that stand for nothing wait with their names and where they stand; a row that is off needs none', () => {
    const built = build({
      url: 'https://api.example/{{w}}',
      headers: [row('X-Reviewer', '{{reviewer}}'), row('X-Off', '{{off}}', false)],
      body: { kind: 'json', text: '{"w":"{{w}}"}' },
    });
    expect(obstaclesOf(built)).toEqual([
      { kind: 'unresolved-variable', name: 'w', parts: ['url', 'body'] },
      { kind: 'unresolved-variable', name: 'reviewer', parts: ['header'] },
    ]);
  });

  test('a secret one stays a handle in the request, encoded where it stands', () => {
    const context = { environment: environment(secret('hook', 'hook'), secret('gone', null)) };
    const form = build(
      { method: 'POST', body: { kind: 'form', rows: [row('a b', '{{hook}}'), row('', '')] } },
      context,
    );
    expect(bodyOf(form)).toBe('a+b=a+b%26c');
    const json = build({ body: { kind: 'json', text: '{"hook":"{{hook}}"}' } }, context);
    expect(json.request.body).toMatchObject({ text: [{ kind: 'text' }, { kind: 'secret' }, { kind: 'text' }] });
    expect(JSON.stringify(json)).not.toContain('a b&c');
    expect(obstaclesOf(build({ headers: [row('X', '{{gone}}')] }, context))).toEqual([
      { kind: 'missing-secret', name: 'gone' },
    ]);
  });

  test('one made for each send has no value in a preview, and holds nothing up', () => {
    const preview = build({ headers: [row('X-Request-Id', '{{$uuid}}')] }, { dynamic: null });
    expect(preview.kind).toBe('ready');
    expect(preview.request.headers).toEqual([['X-Request-Id', [{ kind: 'awaited', what: '$uuid' }]]]);
  });
});

describe('headers and bodies', () => {
  test('are sent as written: order, case, duplicates; the rest is added only where it is missing', () => {
    const withDefaults = {
      ...profile,
      defaultHeaders: [
        { name: 'X-Version', value: '2' },
        { name: 'accept', value: 'x' },
      ],
    };
    const built = build(
      {
        headers: [row('b', '1'), row('B', '2'), row('Accept', 'text/html'), row('', 'nameless')],
        auth: environmentsProfile,
      },
      { ...withToken, profile: withDefaults },
    );
    expect(headersOf(built)).toEqual([
      'b: 1',
      'B: 2',
      'Accept: text/html',
      'Authorization: Bearer mF_9.B5f-4.1JqM',
      'X-Version: 2',
    ]);
    expect(built.added.map(({ what }) => what)).toEqual(['token', 'default-header']);
  });

  test.each([
    [{ kind: 'none' }, 'none', []],
    [{ kind: 'json', text: '{"a":1.0}' }, '{"a":1.0}', ['Content-Type: application/json']],
    [{ kind: 'text', text: '' }, '', ['Content-Type: text/plain;charset=UTF-8']],
    [
      { kind: 'form', rows: [row('a', '1'), row('a', 'ü'), row('off', '', false)] },
      'a=1&a=%C3%BC',
      ['Content-Type: application/x-www-form-urlencoded'],
    ],
  ] as const)('the body %j', (body, expected, headers) => {
    const built = build({ method: 'POST', body });
    expect(bodyOf(built)).toBe(expected);
    expect(headersOf(built)).toEqual(headers);
  });

  test('a file is named, not read; without one Send waits', () => {
    const file = { name: 'a.bin', mediaType: '', stored: { id: 'b1', bytes: 3, chunkBytes: 3, chunks: 1 } };
    const built = build({ body: { kind: 'file', file } });
    expect(built.request.body).toEqual({ kind: 'file', file });
    expect(headersOf(built)).toEqual(['Content-Type: application/octet-stream']);
    expect(obstaclesOf(build({ body: { kind: 'file', file: null } }))).toEqual([{ kind: 'no-file', name: '' }]);
    const awaits = { name: 'orders.csv', mediaType: 'text/csv' };
    expect(obstaclesOf(build({ body: { kind: 'file', file: null, awaits } }))).toEqual([
      { kind: 'no-file', name: 'orders.csv' },
    ]);
  });

  test('what can’t be put on the wire is said before it is tried', () => {
    expect(obstaclesOf(build({ headers: [row('X', 'a\nb')] }))).toEqual([
      { kind: 'unsendable', code: 'bad-header-value' },
    ]);
    expect(obstaclesOf(build({ method: 'get' }))).toEqual([{ kind: 'unsendable', code: 'bad-method' }]);
  });
});

describe('auth', () => {
  test('RFC 6750 section 2.1: a token in the Authorization header; 2.3 in the query', () => {
    const header = build({ auth: environmentsProfile }, withToken);
    expect(headersOf(header)).toEqual(['Authorization: Bearer mF_9.B5f-4.1JqM']);
    expect(header).toMatchObject({ kind: 'ready', tokenId: 't1' });
    const query = { kind: 'profile', profileId: 'p1', placement: { in: 'query', name: 'access_token' } } as const;
    expect(urlOf(build({ url: '/items?a=1#f', auth: query }, withToken))).toBe(
      'https://api.example/v1/items?a=1&access_token=mF_9.B5f-4.1JqM',
    );
  });

  test('RFC 7617 section 2: user and password', () => {
    const auth = {
      kind: 'basic',
      username: 'Aladdin',
      password: { kind: 'secret', secret: refOf('password') },
    } as const;
    values.password = 'open sesame';
    expect(headersOf(build({ auth }))).toEqual(['Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==']);
  });

  test('a profile whose API takes HTTP Basic gives user name and password, and no token', () => {
    // The example of RFC 7617 section 2; a token of the time before the profile was changed does not go along.
    const context = { profile: basicProfile, token: withToken.token };
    const built = build({ auth: environmentsProfile }, context);
    expect(headersOf(built)).toEqual(['Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==']);
    expect(built).toMatchObject({ kind: 'ready', tokenId: null, added: [{ what: 'credentials', in: 'header' }] });
    const query = { kind: 'profile', profileId: 'p1', placement: { in: 'query', name: 'access_token' } } as const;
    expect(build({ auth: query }, context).request).toEqual(built.request);
    const own = build({ auth: query, headers: [row('authorization', 'Basic x')] }, context);
    expect(headersOf(own)).toEqual(['authorization: Basic x']);
  });

  test.each<[string, Partial<Profile>, ('username' | 'password')[], string[]]>([
    ['a password', { password: null }, ['password'], ['Basic Aladdin:', 'password']],
    ['a user name', { username: '' }, ['username'], ['Basic ', 'user name', ':', 'open sesame']],
    ['both', { username: '', password: null }, ['username', 'password'], ['Basic ', 'user name', ':', 'password']],
  ])(
    'such a profile without %s holds Send up, and the preview shows where it will stand',
    (...[, lack, lacks, shown]) => {
      const built = build({ auth: environmentsProfile }, { profile: { ...basicProfile, ...lack } });
      expect(obstaclesOf(built)).toEqual(
        lacks.map((each) => ({ kind: 'no-credentials', profileId: 'p1', profileName: 'Clayton', lacks: each })),
      );
      const [, header = []] = built.request.headers[0] ?? [];
      expect(joinTexts(header).map((part) => (part.kind === 'awaited' ? part.what : written([part])))).toEqual(shown);
    },
  );

  test('an API key goes where it is wanted, encoded in a query', () => {
    const key = { name: 'api key', value: { kind: 'secret', secret: refOf('key') } } as const;
    expect(headersOf(build({ auth: { kind: 'api-key', in: 'header', ...key, name: 'X-Key' } }))).toEqual([
      'X-Key: k/+=',
    ]);
    expect(urlOf(build({ url: 'https://api.example/?', auth: { kind: 'api-key', in: 'query', ...key } }))).toBe(
      'https://api.example/?api%20key=k%2F%2B%3D',
    );
  });

  test('is inherited from the nearest group that says something; a header written by hand stays alone', () => {
    const groups = [
      group('API', { auth: { kind: 'bearer', token: { kind: 'text', text: '{{t}}' } } }),
      group('Folder'),
    ];
    const context = { groups, environment: environment(text('t', 'abc')) };
    expect(headersOf(build({}, context))).toEqual(['Authorization: Bearer abc']);
    expect(headersOf(build({ auth: { kind: 'none' } }, context))).toEqual([]);
    const own = build({ auth: environmentsProfile, headers: [row('authorization', 'Token x')] }, withToken);
    expect(headersOf(own)).toEqual(['authorization: Token x']);
    expect(own.tokenId).toBeNull();
  });

  test('what a header written by hand makes needless holds nothing up', () => {
    const built = build({ auth: environmentsProfile, headers: [row('Authorization', 'Token x')] });
    expect(built).toMatchObject({ kind: 'ready', added: [], tokenId: null });
  });

  test('is asked for where it is half filled in; an empty password is none of that', () => {
    const empty = { kind: 'text', text: '' } as const;
    const lacks = (lacking: 'name' | 'value') => [{ kind: 'incomplete-auth', lacks: lacking, group: null }];
    expect(obstaclesOf(build({ auth: { kind: 'bearer', token: empty } }))).toEqual(lacks('value'));
    const key = { kind: 'api-key', in: 'query', name: 'key', value: empty } as const;
    expect(obstaclesOf(build({ auth: key }))).toEqual(lacks('value'));
    expect(obstaclesOf(build({ auth: { ...key, name: '', value: { kind: 'text', text: 'k' } } }))).toEqual(
      lacks('name'),
    );
    expect(headersOf(build({ auth: { kind: 'basic', username: 'sk_test', password: empty } }))).toEqual([
      'Authorization: Basic c2tfdGVzdDo=',
    ]);
  });

  test('what an inherited auth lacks names the folder or collection that it is put in at', () => {
    const token = { kind: 'text', text: '' } as const;
    const groups = [group('Orders', { auth: { kind: 'bearer', token } })];
    expect(obstaclesOf(build({ auth: { kind: 'inherit' } }, { groups }))).toEqual([
      { kind: 'incomplete-auth', lacks: 'value', group: { id: 'Orders', name: 'Orders' } },
    ]);
  });

  test('what the profile lacks comes before the token that can’t be had without it; a token that is there needs none', () => {
    const lacks = { field: 'clientSecret', title: 'Client secret is missing' } as const;
    const context = { profile, lacking: [lacks] };
    const whose = { profileId: 'p1', profileName: 'Clayton' };
    expect(obstaclesOf(build({ auth: environmentsProfile }, context))).toEqual([
      { kind: 'incomplete-profile', ...whose, lacks },
      { kind: 'no-token', ...whose },
    ]);
    const token = { id: 't1', accessToken: refOf('token') };
    expect(build({ auth: environmentsProfile }, { ...context, token }).kind).toBe('ready');
    expect(build({ auth: { kind: 'none' } }, context).kind).toBe('ready');
  });

  test('says what of the profile goes along: nothing with no auth, or beside a header written by hand', () => {
    const token = { id: 't1', accessToken: refOf('token') };
    const carried = (changes: Partial<SavedRequest>, of: Partial<RequestContext> = { profile, token }) =>
      build(changes, of).carries;
    expect(carried({ auth: environmentsProfile })).toBe('token');
    expect(carried({ auth: environmentsProfile }, { profile })).toBe('token');
    expect(carried({ auth: environmentsProfile, headers: [row('authorization', 'Token x')] })).toBeNull();
    expect(carried({ auth: { kind: 'none' } })).toBeNull();
    expect(carried({ auth: { kind: 'bearer', token: { kind: 'text', text: 'x' } } })).toBeNull();
    expect(carried({ auth: environmentsProfile }, { profile: { ...profile, grant: 'basic' } })).toBe('password');
    const keptValues = [{ name: 'tenant', pointer: '/tenant', isSecret: false }];
    const needs = { auth: { kind: 'none' }, url: 'https://api.example/v1/{{tenant}}' } as const;
    expect(carried(needs, { profile: { ...profile, keptValues } })).toBe('token');
  });

  test('base64 hides nothing that is missing', () => {
    const auth = { kind: 'basic', username: '{{user}}', password: { kind: 'text', text: 'x' } } as const;
    expect(build({ auth }).request.headers[0]?.[1]).toContainEqual({ kind: 'awaited', what: 'user' });
  });

  test('without a profile or a token Send waits, and the preview shows where it will stand', () => {
    expect(obstaclesOf(build({ auth: environmentsProfile }))).toEqual([
      { kind: 'no-profile', profileId: null, group: null },
    ]);
    const built = build({ auth: environmentsProfile }, { profile });
    expect(obstaclesOf(built)).toEqual([{ kind: 'no-token', profileId: 'p1', profileName: 'Clayton' }]);
    expect(built.request.headers).toEqual([
      [
        'Authorization',
        [
          { kind: 'text', text: 'Bearer ' },
          { kind: 'awaited', what: 'access token' },
        ],
      ],
    ]);
  });
});

describe('R27: where secrets may go', () => {
  const elsewhere = 'https://evil.example/collect';

  test('a token goes to its API; another origin asks, naming both', () => {
    const built = build(
      { url: elsewhere, auth: { kind: 'profile', profileId: 'p1', placement: bearerHeader } },
      withToken,
    );
    expect(obstaclesOf(built)).toEqual([
      {
        kind: 'new-origin',
        secret: { kind: 'token', tokenId: 't1', profileId: 'p1', profileName: 'Clayton' },
        origin: 'https://evil.example',
        allowed: ['https://api.example'],
      },
    ]);
    const allowed = { ...withToken.token, origins: [...origins, 'https://evil.example'] };
    expect(build({ url: elsewhere, auth: environmentsProfile }, { profile, token: allowed })).toMatchObject({
      kind: 'ready',
      bindings: [],
    });
  });

  test('what the profile names since a token came is nothing to that token: it asks, and says that a new one would go', () => {
    const moved = { ...withToken, profile: { ...profile, apiBaseUrl: 'https://staging.example' } };
    expect(obstaclesOf(build({ url: '/items', auth: environmentsProfile }, moved))).toEqual([
      {
        kind: 'new-origin',
        secret: { kind: 'token', tokenId: 't1', profileId: 'p1', profileName: 'Clayton' },
        origin: 'https://staging.example',
        allowed: ['https://api.example'],
        isNamedSince: true,
      },
    ]);
    const theOld = { url: 'https://api.example/v1/items', auth: environmentsProfile };
    expect(build(theOld, moved), 'and goes on to where it went').toMatchObject({ kind: 'ready', bindings: [] });
  });

  test('a secret that came with an older token goes where that may, not where the token in use may', () => {
    const older = { id: 't0', origins: ['https://old.example'] };
    const context = { ...withToken, kept: [{ name: 'seat', secret: refOf('key'), from: older }] };
    const built = build({ url: 'https://api.example/{{seat}}', auth: environmentsProfile }, context);
    expect(obstaclesOf(built)).toMatchObject([
      { kind: 'new-origin', secret: { kind: 'token', tokenId: 't0' }, allowed: ['https://old.example'] },
    ]);
    expect(obstaclesOf(build({ url: 'https://old.example/{{seat}}' }, context))).toEqual([]);
  });

  test('so does the password of a profile', () => {
    const context = { profile: basicProfile };
    expect(build({ auth: environmentsProfile }, context)).toMatchObject({ kind: 'ready', bindings: [] });
    expect(obstaclesOf(build({ url: elsewhere, auth: environmentsProfile }, context))).toEqual([
      {
        kind: 'new-origin',
        secret: { kind: 'password', profileId: 'p1', profileName: 'Clayton' },
        origin: 'https://evil.example',
        allowed: ['https://api.example'],
      },
    ]);
  });

  test('default headers of a profile, keys among them, stay with its API', () => {
    const keyed = { ...profile, defaultHeaders: ['1', '2'].map((value) => ({ name: 'X-Team-Key', value })) };
    expect(headersOf(build({}, { profile: keyed }))).toEqual(['X-Team-Key: 1', 'X-Team-Key: 2']);
    expect(headersOf(build({ url: elsewhere }, { profile: keyed }))).toEqual([]);
    const allowed = { ...keyed, tokenOrigins: ['https://evil.example'] };
    expect(headersOf(build({ url: elsewhere }, { profile: allowed }))).toHaveLength(2);
  });

  test.each([
    ['of a profile that names no API', '', []],
    ['that is bound to nothing, of a profile that names one since', 'https://api.example', []],
    ['that is older than bindings', 'https://api.example', undefined],
  ])('a token %s is bound by its first send', (_, apiBaseUrl, bound) => {
    const { id, accessToken } = withToken.token;
    const token = { id, accessToken, ...(bound && { origins: bound }) };
    const context = { profile: { ...profile, apiBaseUrl }, token };
    expect(build({ auth: environmentsProfile }, context)).toMatchObject({
      kind: 'ready',
      bindings: [{ secret: { kind: 'token', tokenId: 't1', profileId: 'p1' }, origin: 'https://api.example' }],
    });
  });

  test('a secret variable is bound by its first send, and asks from then on', () => {
    const headers = [row('X-Hook', '{{hook}}')];
    const fresh = build({ headers }, { environment: environment(secret('hook', 'hook')) });
    const owner = { kind: 'environment', id: 'dev' };
    expect(fresh).toMatchObject({
      kind: 'ready',
      bindings: [{ secret: { kind: 'variable', name: 'hook', owner }, origin: 'https://api.example' }],
    });
    const bound = environment(secret('hook', 'hook', ['https://api.example']));
    expect(build({ headers }, { environment: bound })).toMatchObject({ kind: 'ready', bindings: [] });
    expect(obstaclesOf(build({ url: elsewhere, headers }, { environment: bound }))).toEqual([
      {
        kind: 'new-origin',
        secret: { kind: 'variable', name: 'hook', owner },
        origin: 'https://evil.example',
        allowed: ['https://api.example'],
      },
    ]);
  });

  test.each<[string, (typed: Credential) => Auth]>([
    ['a password', (password) => ({ kind: 'basic', username: 'ana', password })],
    ['a bearer token', (token) => ({ kind: 'bearer', token })],
    ['an API key', (value) => ({ kind: 'api-key', in: 'query', name: 'key', value })],
  ])('%s that was typed is bound by its first send, and asks from then on', (_, authOf) => {
    const ref = { id: 'typed', label: 'password', lastFour: '' };
    const auth = authOf({ kind: 'secret', secret: ref });
    const typed = { kind: 'credential', secret: ref };
    expect(build({ auth })).toMatchObject({
      kind: 'ready',
      bindings: [{ secret: typed, origin: 'https://api.example' }],
    });
    const bound = { credentialOrigins: ['https://api.example'] };
    expect(build({ auth }, bound)).toMatchObject({ kind: 'ready', bindings: [] });
    const asked = {
      kind: 'new-origin',
      secret: typed,
      origin: 'https://evil.example',
      allowed: ['https://api.example'],
    };
    expect(obstaclesOf(build({ url: elsewhere, auth }, bound))).toEqual([asked]);
    const groups = [{ id: 'c1', name: '', auth, variables: [], items: [] }];
    expect(obstaclesOf(build({ url: elsewhere, auth: { kind: 'inherit' } }, { ...bound, groups }))).toEqual([asked]);
  });

  test.each<[string, (typed: Credential) => Auth]>([
    ['password', (password) => ({ kind: 'basic', username: 'ana', password })],
    ['bearer token', (token) => ({ kind: 'bearer', token })],
    ['API key', (value) => ({ kind: 'api-key', in: 'query', name: 'key', value })],
  ])('a %s that is not here is not sent as an empty one: Send waits, and says whose it is', (label, authOf) => {
    const auth = authOf({ kind: 'missing', label });
    const built = build({ auth });
    expect(obstaclesOf(built)).toEqual([{ kind: 'missing-credential', label, group: null }]);
    expect(JSON.stringify(built.request)).toContain(`{"kind":"awaited","what":"${label}"}`);
    const groups = [{ id: 'c1', name: 'Shop', auth, variables: [], items: [] }];
    const group = { id: 'c1', name: 'Shop' };
    expect(obstaclesOf(build({ auth: { kind: 'inherit' } }, { groups }))).toEqual([
      { kind: 'missing-credential', label, group },
    ]);
  });

  test('a credential that the request’s own header stands in for goes nowhere, and binds nothing', () => {
    const secret = { id: 'typed', label: 'token', lastFour: '' };
    const auth = { kind: 'bearer', token: { kind: 'secret', secret } } as const;
    const headers = [row('authorization', 'Bearer own')];
    expect(build({ url: elsewhere, auth, headers }, { credentialOrigins: ['https://api.example'] })).toMatchObject({
      kind: 'ready',
      bindings: [],
    });
  });

  test('a variable that changes the host takes no secret along', () => {
    const context = { ...withToken, environment: environment(text('base', 'https://evil.example')) };
    expect(obstaclesOf(build({ url: '{{base}}/items', auth: environmentsProfile }, context))).toMatchObject([
      { kind: 'new-origin', origin: 'https://evil.example' },
    ]);
  });
});
