import { type Provider, silentFacts } from './preset.ts';

/** Salesforce: production, sandboxes and My Domain. */
export const salesforce: Provider = {
  id: 'salesforce',
  name: 'Salesforce',
  docsUrl: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_web_server_flow.htm',
  presets: [
    {
      id: 'salesforce',
      way: '',
      variables: [
        {
          name: 'host',
          form: 'host',
          label: 'Host',
          hint: 'login.salesforce.com, test.salesforce.com for a sandbox, or the host of My Domain.',
          initial: 'login.salesforce.com',
          choices: ['login.salesforce.com', 'test.salesforce.com'],
        },
      ],
      profile: {
        name: 'Salesforce',
        color: 'blue',
        grant: 'authorization_code',
        issuer: 'https://{{host}}',
        authorizationEndpoint: 'https://{{host}}/services/oauth2/authorize',
        tokenEndpoint: 'https://{{host}}/services/oauth2/token',
        revocationEndpoint: 'https://{{host}}/services/oauth2/revoke',
        introspectionEndpoint: 'https://{{host}}/services/oauth2/introspect',
        userinfoEndpoint: 'https://{{host}}/services/oauth2/userinfo',
        clientAuthentication: 'client_secret_post',
        scopes: ['openid', 'api', 'refresh_token'],
        redirect: { kind: 'callback', host: 'localhost' },
        pkce: 'S256',
        keptValues: [{ name: 'instance_url', pointer: '/instance_url' }],
        firstRequest: { method: 'GET', url: '{{instance_url}}/services/oauth2/userinfo' },
      },
      practice: null,
      assumed: [],
      departures: [
        { what: 'No expires_in comes: the session timeout of org or app decides.', section: 'RFC 6749 §5.1' },
        { what: 'The response names the API’s base in instance_url; it is another host.', section: 'RFC 6749 §5.1' },
        { what: 'issued_at is a text of milliseconds; id and signature come along.', section: 'RFC 6749 §5.1' },
        {
          what: 'The scope refresh_token asks for a refresh token; offline_access does, too.',
          section: 'OpenID Connect Core §11',
        },
      ],
      facts: {
        ...silentFacts,
        credentials:
          'New apps are External Client Apps: PKCE is on by default, and whether a secret is needed is a setting.',
        redirect: 'Exact. http is taken for localhost; whether it is for 127.0.0.1 is not known.',
        refresh:
          'The scope refresh_token brings one. A refresh gives the same one, or another where the app rotates them.',
        lifetimes: 'Not in the response: the session timeout of the org or the app.',
        errors: 'API errors are an array: [{"errorCode": "INVALID_SESSION_ID", "message": …}].',
      },
    },
  ],
};
