// Client authentication at the token endpoint, RFC 6749 section 2.3.1.
import type { SecretRef } from '#call/secret-ref.ts';
import { formEncode, slot, type Template, text } from '#call/template.ts';
import type { Profile } from './profile.ts';

/** What client authentication adds to a token request. */
export interface ClientCredentials {
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly fields: readonly (readonly [name: string, value: Template])[];
}

/**
 * The credentials of a profile, where its method puts them. For Basic, id and secret are form-encoded before
 * base64 (RFC 6749 section 2.3.1). A public client names itself in the body and sends no empty Basic.
 * @throws if a method that needs a secret meets a profile without one: such a profile can't be made.
 */
export function clientCredentials(profile: Profile): ClientCredentials {
  switch (profile.clientAuthentication) {
    case 'none':
      return { headers: [], fields: [['client_id', text(formEncode(profile.clientId))]] };
    case 'client_secret_post':
      return {
        headers: [],
        fields: [
          ['client_id', text(formEncode(profile.clientId))],
          ['client_secret', slot(secretOf(profile), 'form')],
        ],
      };
    case 'client_secret_basic':
      return { headers: [['Authorization', basic(profile)]], fields: [] };
  }
}

function basic(profile: Profile): Template {
  const pair = [...text(`${formEncode(profile.clientId)}:`), ...slot(secretOf(profile), 'form')];
  return [...text('Basic '), { kind: 'base64', parts: pair }];
}

function secretOf(profile: Profile): SecretRef {
  if (!profile.clientSecret) throw new Error(`Profile ${profile.id} has no client secret to authenticate with`);
  return profile.clientSecret;
}
