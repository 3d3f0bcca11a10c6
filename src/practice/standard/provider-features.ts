import type { Configuration } from 'oidc-provider';

const OFF = { enabled: false } as const;

/** Every optional feature of the library, on or off by decision: what is off is absent from discovery, too. */
export const PROVIDER_FEATURES: NonNullable<Configuration['features']> = {
  clientCredentials: { enabled: true },
  introspection: {
    enabled: true,
    allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
  },
  revocation: {
    enabled: true,
    allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
  },
  userinfo: { enabled: true },
  devInteractions: OFF,
  dPoP: OFF,
  pushedAuthorizationRequests: OFF,
  rpInitiatedLogout: OFF,
  backchannelLogout: OFF,
  claimsParameter: OFF,
  deviceFlow: OFF,
  encryption: OFF,
  jwtIntrospection: OFF,
  jwtResponseModes: OFF,
  jwtUserinfo: OFF,
  mTLS: OFF,
  registration: OFF,
  registrationManagement: OFF,
  requestObjects: OFF,
};
