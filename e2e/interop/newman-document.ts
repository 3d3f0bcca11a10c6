import { bearerHeader } from '#collection/auth.ts';
import { blankRequest, type Row } from '#collection/saved-request.ts';
import type { SecretPlace } from '#collection/secret-place.ts';
import type { SharedDocument, SharedRequest } from '#collection/shared-document.ts';

/** What the file of a body holds; its name is `upload.txt`. */
export const fileText = 'from a file: é\n';

/** The secrets that somebody put in: where the document has them, and the variable that Postman has for each. */
export const typedSecrets: readonly {
  readonly place: SecretPlace;
  readonly variable: string;
  readonly value: string;
  readonly isInUrl?: boolean;
}[] = [
  { place: { kind: 'auth', ownerId: 'Basic' }, variable: 'password', value: 'p@ss: wörd' },
  { place: { kind: 'auth', ownerId: 'a typed token' }, variable: 'personal_token', value: 'pt-1/+=' },
  { place: { kind: 'auth', ownerId: 'an API key in the query' }, variable: 'API_key', value: 'k1/+=', isInUrl: true },
  { place: { kind: 'variable', groupId: 'echoes', name: 'api_secret' }, variable: 'api_secret', value: 's+3' },
];

type Change = Partial<Omit<SharedRequest, 'kind' | 'id' | 'name'>>;

function requestsOf(requests: Readonly<Record<string, Change>>): SharedRequest[] {
  return Object.entries(requests).map(([name, change]) => ({
    ...blankRequest,
    ...{ kind: 'request', id: name, name, auth: { kind: 'inherit' }, body: { kind: 'none' } },
    ...change,
  }));
}

const row = (name: string, value: string, isEnabled = true): Row => ({ name, value, isEnabled });
const echo = '{{practice}}/api/echo';

/** Requests that come back as they arrived, sent with the token of the environment's profile. */
const echoed = requestsOf({
  'a GET': { url: echo },
  'relative to the API base': { url: 'echo?page={{page}}' },
  'a query as it stands': { url: `${echo}?a=1&a=2&&b==2&c&d=&e=%20%2F+x&f={{text}}&é=["1"]`, method: 'PATCH' },
  'switched-off rows': {
    url: `${echo}?a=1&b=2`,
    disabledParameters: [{ place: 1, name: 'off', value: '1' }],
    headers: [row('X-Off', '1', false), row('X-On', '1')],
  },
  'headers of the document': {
    url: echo,
    headers: [row('x-lower', 'a  b'), row('X-Twice', '1'), row('X-Twice', '2'), row('Accept', 'application/json')],
  },
  'JSON with variables': {
    url: echo,
    method: 'POST',
    body: { kind: 'json', text: '{\n  "page": {{page}}, "text": "{{ text }}", "é": "{{unknown"\n}' },
  },
  'a Content-Type by hand': {
    url: echo,
    method: 'PUT',
    headers: [row('content-type', 'application/xml')],
    body: { kind: 'text', text: '<a/>' },
  },
  'plain text': { url: echo, method: 'POST', body: { kind: 'text', text: 'plain\r\ntext' } },
  'a body with GET': { url: echo, body: { kind: 'json', text: '{}' } },
  'a form': {
    url: echo,
    method: 'POST',
    body: { kind: 'form', rows: [row('a', '1'), row('off', '1', false), row('a', '2'), row('b', '{{text}}')] },
  },
  'a file': { url: echo, method: 'POST', body: { kind: 'file', name: 'upload.txt', mediaType: 'text/x-note' } },
  'a token with another scheme': {
    url: echo,
    auth: { kind: 'profile', role: 'api', placement: { in: 'header', name: 'Authorization', scheme: 'bearer' } },
  },
});

/** Requests with auth that the practice API refuses: they go to a server that keeps what it is sent. */
const recorded = requestsOf({
  'path variables': {
    url: '{{recorder}}/a/:id/jobs/:job:cancel/:id?x=:id',
    pathVariables: [
      { name: 'id', value: 'a/b c' },
      { name: 'job', value: '4%' },
    ],
    method: 'DELETE',
  },
  Basic: { auth: { kind: 'basic', username: 'ada', password: { kind: 'secret', label: 'password' } } },
  'a typed token': { auth: { kind: 'bearer', token: { kind: 'secret', label: 'personal token' } } },
  'an API key in the query': {
    url: '{{recorder}}/?a=1',
    auth: { kind: 'api-key', in: 'query', name: 'key', value: { kind: 'secret', label: 'API key' } },
  },
  'an API key of a variable': {
    auth: { kind: 'api-key', in: 'header', name: 'X-Key', value: { kind: 'text', text: '{{api_secret}}' } },
  },
  'a header in place of auth': {
    headers: [row('authorization', 'Custom {{text}}')],
    auth: { kind: 'bearer', token: { kind: 'secret', label: 'unused token' } },
  },
});

/** A collection as a team hands it on: folders, variables of each, an environment, a profile. */
export const echoDocument: SharedDocument = {
  profiles: [
    {
      role: 'api',
      name: 'Practice service',
      preset: null,
      fields: {
        grant: 'client_credentials',
        tokenEndpoint: '{{practice}}/token',
        scopes: ['items:read'],
        apiBaseUrl: '{{practice}}/api',
        defaultHeaders: [{ name: 'X-Tenant', value: 'acme' }],
      },
      secrets: ['clientSecret'],
    },
  ],
  environments: [
    {
      name: 'Development',
      role: 'api',
      variables: [{ name: 'page', isEnabled: true, value: { kind: 'text', text: '7' } }],
    },
  ],
  collection: {
    ...{ id: 'echoes', name: 'Echoes', isPart: false, notes: '' },
    auth: { kind: 'profile', role: 'api', placement: bearerHeader },
    variables: [{ name: 'api_secret', isEnabled: true, value: { kind: 'secret' } }],
    items: [
      {
        ...{ kind: 'folder', id: 'echoed', name: 'Echoed', auth: { kind: 'inherit' }, notes: '', items: echoed },
        variables: [{ name: 'text', isEnabled: true, value: { kind: 'text', text: 'größer & "mehr"' } }],
      },
      {
        ...{ kind: 'folder', id: 'recorded', name: 'Recorded', auth: { kind: 'none' }, notes: '' },
        variables: [{ name: 'text', isEnabled: true, value: { kind: 'text', text: 'größer & "mehr"' } }],
        items: recorded.map((each) => (each.url === '' ? { ...each, url: '{{recorder}}/' } : each)),
      },
    ],
  },
};
