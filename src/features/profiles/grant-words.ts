import type { ClientAuthentication, Grant } from '#oauth/profile.ts';

/** The grants, the usual first. */
export const grants: readonly { readonly id: Grant; readonly label: string }[] = [
  { id: 'authorization_code', label: 'Authorization code' },
  { id: 'client_credentials', label: 'Client credentials' },
  { id: 'refresh_token', label: 'Refresh token' },
  { id: 'basic', label: 'None: the API takes HTTP Basic' },
  { id: 'password', label: 'Password (RFC 9700 forbids it)' },
  { id: 'implicit', label: 'Implicit (RFC 9700 advises against it)' },
];

/** What a grant is for, in one sentence. */
export const grantHints: Record<Grant, string> = {
  authorization_code: 'A user consents in the browser; the code that comes back is exchanged for a token.',
  client_credentials: 'The app acts for itself: no user, no consent, no redirect.',
  refresh_token: 'You have a refresh token already: it is exchanged for access tokens.',
  password: 'The app asks for the user’s password itself. For old servers that know nothing else.',
  implicit: 'The token comes back in the redirect itself. For old servers that know nothing else.',
  basic: 'There is no token: each request carries a user name and a password (RFC 7617).',
};

/** How a client shows who it is at the token endpoint. */
export const authentications: readonly { readonly id: ClientAuthentication; readonly label: string }[] = [
  { id: 'client_secret_basic', label: 'In a header · client_secret_basic' },
  { id: 'client_secret_post', label: 'In the request body · client_secret_post' },
  { id: 'none', label: 'Not at all, a public client · none' },
];
