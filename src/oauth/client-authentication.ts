// Client authentication at the token endpoint, RFC 6749 section 2.3.1.
import { encodeTemplate, slot, type Template, text } from '#call/template.ts';
import type { Profile } from './profile.ts';

/** What client authentication adds to a token request. */
export interface ClientCredentials {
  readonly headers: readonly (readonly [name: string, value: Template])[];
  /** Values as they are before any encoding. */
  readonly fields: readonly (readonly [name: string, value: Template])[];
}

/**
 * The credentials of a profile, where its method puts them. For Basic, id and secret are form-encoded before
 * base64 (RFC 6749 section 2.3.1), unless the provider wants them raw, as RFC 7617 has it. A public client names itself in the body and sends no empty Basic. A secret that is
 * still missing is awaited: a preview shows its place, and nothing can be sent.
 */
export function clientCredentials(profile: Profile): ClientCredentials {
  switch (profile.clientAuthentication) {
    case 'none':
      return { headers: [], fields: [['client_id', text(profile.clientId)]] };
    case 'client_secret_post':
      return {
        headers: [],
        fields: [
          ['client_id', text(profile.clientId)],
          ['client_secret', secretOf(profile)],
        ],
      };
    case 'client_secret_basic':
      return { headers: [['Authorization', basic(profile)]], fields: [] };
  }
}

function basic(profile: Profile): Template {
  const secret = secretOf(profile);
  // Base64 would hide that the secret is missing.
  if (!profile.clientSecret) return [...text('Basic '), ...secret];
  const encoding = profile.rawBasicCredentials ? 'verbatim' : 'form';
  const encoded = (part: Template) => encodeTemplate(part, encoding);
  const pair = [...encoded(text(profile.clientId)), ...text(':'), ...encoded(secret)];
  return [...text('Basic '), { kind: 'base64', parts: pair }];
}

function secretOf({ clientSecret }: Profile): Template {
  return clientSecret ? slot(clientSecret) : [{ kind: 'awaited', what: 'client secret' }];
}
