import { blankProfile } from '#oauth/profile.ts';
import { bearerHeader } from './auth.ts';
import { blankRequest } from './saved-request.ts';
import type { SharedDocument, SharedProfile, SharedRequest } from './shared-document.ts';

const { id: _, ...blank } = { id: '', ...blankRequest };

/** A request that says nothing of its own. */
export function sharedRequest(id: string, change: Partial<SharedRequest> = {}): SharedRequest {
  return { ...blank, kind: 'request', auth: { kind: 'inherit' }, body: { kind: 'none' }, id, name: id, ...change };
}

const profile: SharedProfile = {
  role: 'api',
  name: 'Clayton – dev',
  preset: { id: 'clayton', at: 'real', variables: [{ name: 'domain', value: 'acme' }] },
  fields: {
    scopes: [],
    redirect: { kind: 'custom', uri: 'https://app.example/back' },
    tokenParameters: [{ name: 'tenant', value: 'acme', place: 'query', only: 'first' }],
    tokenPointers: { ...blankProfile.tokenPointers, access_token: '/data/token' },
    errorPointers: blankProfile.errorPointers,
    successRule: { pointer: '/ok', value: 'true' },
    keptValues: [
      { name: 'instance_url', pointer: '/instance_url' },
      { name: 'session', pointer: '/session', isSecret: true },
    ],
    alsoTokens: [{ name: 'user', pointer: '/authed_user/access_token' }],
    firstRequest: { method: 'POST', url: '/q', headers: [{ name: 'Accept', value: '*/*' }], body: '{\n}' },
    issuanceLimit: { count: 5, per: 'hour' },
    codeInQuery: true,
    consentAgain: blankProfile.consentAgain,
    userinfoRequest: { method: 'POST', url: 'https://api.example/me' },
    userinfoPointers: blankProfile.userinfoPointers,
    scopeSeparator: ',',
  },
  secrets: ['clientSecret'],
};

/** A document in which every kind of everything stands, and everywhere something newer where that may be. */
export const fullDocument: SharedDocument = {
  profiles: [
    profile,
    { role: 'export', name: '', preset: null, fields: {}, secrets: [], newer: { seal: { b: 1, a: [null] } } },
  ],
  environments: [
    {
      name: 'Development',
      role: 'api',
      variables: [
        {
          name: 'base',
          isEnabled: true,
          value: { kind: 'text', text: 'https://api.example/v1' },
          newer: { hint: 'host' },
        },
        { name: 'api_key', isEnabled: true, value: { kind: 'secret' } },
        { name: 'old', isEnabled: false, value: { kind: 'text', text: '' } },
      ],
      newer: { color: 'red' },
    },
    { name: 'None', role: null, variables: [] },
  ],
  collection: {
    id: 'c1',
    name: 'Orders',
    isPart: false,
    auth: { kind: 'profile', role: 'api', placement: bearerHeader, newer: { proof: 'dpop' } },
    variables: [],
    notes: 'First line\nsecond line',
    newer: { icon: 'box' },
    items: [
      {
        kind: 'folder',
        id: 'f1',
        name: 'Reading',
        auth: { kind: 'none' },
        variables: [{ name: 'page', isEnabled: true, value: { kind: 'text', text: '1' } }],
        notes: '',
        newer: { isOpen: true },
        items: [
          sharedRequest('r1', {
            url: '{{base}}/orders/:id?x',
            disabledParameters: [
              { place: 1, name: 'q', value: 'a' },
              { place: 2, name: 'bare', value: null },
            ],
            pathVariables: [{ name: 'id', value: '' }],
            headers: [
              { name: 'Accept', value: 'application/json', isEnabled: true, newer: { note: 'why' } },
              { name: 'X-Off', value: '', isEnabled: false },
            ],
            followsRedirects: true,
            newer: { timeoutMs: 5 },
          }),
        ],
      },
      sharedRequest('r2', {
        method: 'POST',
        body: { kind: 'json', text: '{\n  "a": 1\n}\n', newer: { charset: 'x' } },
      }),
      sharedRequest('r3', {
        auth: { kind: 'profile', role: 'export', placement: { in: 'query', name: 'token' } },
        body: { kind: 'text', text: 'one\r\ntwo' },
      }),
      sharedRequest('r4', {
        auth: { kind: 'basic', username: 'me', password: { kind: 'secret', label: 'password' } },
        body: { kind: 'form', rows: [{ name: 'a', value: 'b\nc', isEnabled: true }] },
      }),
      sharedRequest('r5', {
        auth: { kind: 'bearer', token: { kind: 'text', text: '{{token}}' } },
        body: { kind: 'file', name: 'photo.png', mediaType: 'image/png' },
      }),
      sharedRequest('r6', {
        auth: { kind: 'api-key', in: 'header', name: 'X-Key', value: { kind: 'secret', label: 'API key' } },
        body: { kind: 'text', text: '\ud800\nlone' },
      }),
    ],
  },
  newer: { examples: ['one'] },
};
