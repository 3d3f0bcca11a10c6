import type { CallRequest } from '#call/call.ts';
import { formEncode, slot, type Template, text } from '#call/template.ts';
import { clientCredentials } from '#oauth/client-authentication.ts';
import type { Profile } from '#oauth/profile.ts';

/** Builds the token request of a grant that asks nobody (RFC 6749 sections 4.3.2, 4.4.2 and 6). */
export function buildDirectRequest(profile: Profile): CallRequest {
  const credentials = clientCredentials(profile);
  const fields: (readonly [string, Template])[] = [['grant_type', text(profile.grant)]];
  const { grant, username, password, startingRefreshToken, scopes, resources, audience } = profile;
  if (grant === 'password') fields.push(['username', text(formEncode(username))]);
  if (grant === 'password' && password) fields.push(['password', slot(password, 'form')]);
  if (grant === 'refresh_token' && startingRefreshToken)
    fields.push(['refresh_token', slot(startingRefreshToken, 'form')]);
  if (scopes.length > 0) fields.push(['scope', text(formEncode(scopes.join(' ')))]);
  if (audience) fields.push(['audience', text(formEncode(audience))]);
  for (const resource of resources) fields.push(['resource', text(formEncode(resource))]);
  const all = [...fields, ...credentials.fields];
  return {
    method: 'POST',
    url: text(profile.tokenEndpoint),
    headers: [
      ...credentials.headers,
      ['Content-Type', text('application/x-www-form-urlencoded')],
      ['Accept', text('application/json')],
    ],
    body: {
      kind: 'text',
      text: all.flatMap(([name, value], index) => [...text(`${index > 0 ? '&' : ''}${name}=`), ...value]),
    },
  };
}
