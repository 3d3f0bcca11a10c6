import type { ProviderMetadata } from '#oauth/provider-metadata.ts';

/** What a provider says it can do: only what it states. */
export function statementsOf(
  metadata: ProviderMetadata,
): { readonly term: string; readonly values: readonly string[] }[] {
  const all = [
    { term: 'Grants', values: metadata.grant_types_supported },
    { term: 'Scopes', values: metadata.scopes_supported },
    { term: 'Client authentication', values: metadata.token_endpoint_auth_methods_supported },
    { term: 'PKCE', values: metadata.code_challenge_methods_supported },
    { term: 'Response modes', values: metadata.response_modes_supported },
  ];
  return all.flatMap(({ term, values }) => (values && values.length > 0 ? [{ term, values }] : []));
}
