import { type Provider, silentFacts } from './preset.ts';

/** Microsoft Entra: accounts of organizations and persons, and Microsoft Graph. */
export const entra: Provider = {
  id: 'entra',
  name: 'Microsoft Entra',
  docsUrl: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
  presets: [
    {
      id: 'entra',
      way: '',
      variables: [
        {
          name: 'tenant',
          form: 'word',
          label: 'Tenant',
          hint: 'The ID or a domain of your tenant, or for more than one: common, organizations or consumers.',
          initial: 'common',
          choices: ['common', 'organizations', 'consumers'],
        },
      ],
      profile: {
        name: 'Microsoft Entra',
        color: 'blue',
        grant: 'authorization_code',
        issuer: 'https://login.microsoftonline.com/{{tenant}}/v2.0',
        authorizationEndpoint: 'https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/authorize',
        tokenEndpoint: 'https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token',
        userinfoEndpoint: 'https://graph.microsoft.com/oidc/userinfo',
        clientAuthentication: 'client_secret_post',
        scopes: ['openid', 'offline_access', 'User.Read'],
        redirect: { kind: 'callback', host: 'localhost' },
        pkce: 'S256',
        apiBaseUrl: 'https://graph.microsoft.com/v1.0',
        firstRequest: { method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' },
      },
      practice: null,
      assumed: ['userinfoEndpoint'],
      departures: [
        {
          what: 'A token is for one resource; the scope may stand in the code exchange, too.',
          section: 'RFC 6749 §4.1.3',
        },
        { what: 'Client credentials want the scope {resource}/.default.', section: 'RFC 6749 §4.4.2' },
        { what: 'The metadata of common has a placeholder in its issuer.', section: 'RFC 8414 §3.3' },
        {
          what: 'Single-page apps redeem with an Origin header only; client credentials are refused with one.',
          section: 'RFC 6749 §4.1.3',
        },
      ],
      facts: {
        ...silentFacts,
        credentials: 'A public client must not send a secret; choose no client authentication for it.',
        redirect:
          'http://localhost with any port, the path as registered. http://127.0.0.1 only through the manifest, [::1] not at all. Else https.',
        refresh: 'The scope offline_access brings one. A refresh brings a new one; the old still works: drop it.',
        lifetimes:
          'Access token 3599 s in the example. Refresh token of single-page apps: 24 hours, carried over. Code: about 10 minutes.',
        errors:
          'The AADSTS number in error_description is the cause; error_codes, trace_id and correlation_id come along.',
      },
    },
  ],
};
