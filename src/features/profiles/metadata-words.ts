import type { MetadataReading } from '#oauth/discovery.ts';
import type { MetadataFinding, ProviderMetadata } from '#oauth/provider-metadata.ts';

/** What is odd about a provider's metadata, in a sentence. */
export function findingInWords(finding: MetadataFinding): string {
  switch (finding.kind) {
    case 'issuer-slash':
      return `It calls itself ${finding.received}: a closing slash is all that differs. Its own spelling is used, for that is what its tokens carry.`;
    case 'issuer-template':
      return `Its issuer is a template for many tenants: ${finding.received}. Put your tenant’s own issuer into the profile to check tokens against it.`;
    case 'odd-member':
      return `${finding.name} is not of the type that RFC 8414 asks for. It counts as missing.`;
    case 'insecure-endpoint':
      return `${finding.name} is not https: ${finding.url}. What is sent there can be read on the way.`;
    case 'unusable-endpoint':
      return `${finding.name} is no http or https URL. It counts as missing.`;
    case 'missing-member':
      return `${finding.name} is missing, though its grants need it. Fill it in from the documentation.`;
  }
}

/** Why an answer is not used as metadata, in a sentence. */
export function refusalInWords({ why }: Extract<MetadataReading, { kind: 'refused' }>): string {
  switch (why.kind) {
    case 'no-answer':
      return 'No answer came.';
    case 'status':
      return why.status >= 300 && why.status < 400
        ? 'It leads elsewhere. Metadata must be at the issuer’s own address, so the redirect is not followed.'
        : 'There is no metadata at this address.';
    case 'not-json':
      return 'The answer is not JSON: a page of the site, perhaps.';
    case 'not-an-object':
      return 'The answer is JSON, but not an object.';
    case 'issuer-missing':
      return 'The document names no issuer, so nothing in it can be trusted.';
    case 'issuer-differs':
      return `The document is ${why.received}’s, not ${why.expected}’s: anybody’s document could name anybody’s endpoints. Ask for the issuer it names, if that is the one you mean.`;
  }
}

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
