import { endpointNames } from '#diagnosis/endpoint-checks.ts';
import type { PresetField } from '#providers/preset-marks.ts';

const words: Readonly<Record<PresetField, string>> = {
  name: 'Name',
  color: 'Colour',
  environment: 'Environment',
  grant: 'Grant',
  ...endpointNames,
  clientId: 'Client ID',
  clientAuthentication: 'Client authentication',
  username: 'User name',
  scopes: 'Scopes',
  userScopes: 'User scopes',
  audience: 'Audience',
  resources: 'Resources',
  redirect: 'Redirect URI',
  responseMode: 'Response mode',
  pkce: 'PKCE',
  authorizationParameters: 'Authorization parameters',
  consentAgain: 'Asking for consent again',
  tokenParameters: 'Token parameters',
  pausesBeforeExchange: 'Pause before the exchange',
  announcesIssuer: 'Issuer in responses',
  apiBaseUrl: 'API base URL',
  defaultHeaders: 'Default headers',
  firstRequest: 'First request',
  tokenOrigins: 'Hosts that tokens may go to',
  issuanceLimit: 'Token limit',
  codeInQuery: 'Place of the code',
  jsonTokenBody: 'Form of the token request',
  omitsGrantType: 'Grant type in the token request',
  scopeInExchange: 'Scope in the code exchange',
  rawBasicCredentials: 'Encoding of Basic credentials',
  scopeSeparator: 'Scope separator',
  spaceInQuery: 'Space in the consent URL',
  tokenPointers: 'Places in the token response',
  errorPointers: 'Places of errors',
  successRule: 'Success rule',
  keptValues: 'Kept values',
  alsoTokens: 'Further tokens',
  userinfoRequest: 'How userinfo is asked',
  userinfoPointers: 'Places in the userinfo response',
};

/** What a field of a profile is called in a sentence or a list. */
export function fieldWords(field: PresetField): string {
  return words[field];
}
