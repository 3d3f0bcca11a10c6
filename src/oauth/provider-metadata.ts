// The members of authorization server metadata that the console reads, RFC 8414 section 2.

/** A provider's metadata. `null` for a member that is missing or can't be read: no statement, not "none". */
export interface ProviderMetadata {
  readonly issuer: string;
  readonly authorization_endpoint: string | null;
  readonly token_endpoint: string | null;
  readonly jwks_uri: string | null;
  readonly userinfo_endpoint: string | null;
  readonly introspection_endpoint: string | null;
  readonly revocation_endpoint: string | null;
  readonly scopes_supported: readonly string[] | null;
  readonly response_types_supported: readonly string[] | null;
  readonly response_modes_supported: readonly string[] | null;
  readonly grant_types_supported: readonly string[] | null;
  readonly token_endpoint_auth_methods_supported: readonly string[] | null;
  readonly code_challenge_methods_supported: readonly string[] | null;
  /** RFC 9207 section 3: `false` when missing. */
  readonly authorization_response_iss_parameter_supported: boolean;
}

/** Something in the metadata that is no reason to refuse it. */
export type MetadataFinding =
  /** The issuer differs from the one asked for by a closing slash alone: Auth0's way. The document's own counts. */
  | { readonly kind: 'issuer-slash'; readonly received: string }
  /** The issuer is a template that stands for many: Entra's way (`{tenantid}`). */
  | { readonly kind: 'issuer-template'; readonly received: string }
  /** A member is not of its type, and counts as missing. */
  | { readonly kind: 'odd-member'; readonly name: string }
  /** An endpoint is no URL of https, nor of http on this machine. It is taken over all the same, to be seen. */
  | { readonly kind: 'insecure-endpoint'; readonly name: string; readonly url: string }
  /** An endpoint is no http or https URL, and counts as missing. */
  | { readonly kind: 'unusable-endpoint'; readonly name: string }
  /** A member that a provider with consent must have is missing (RFC 8414 section 2). */
  | { readonly kind: 'missing-member'; readonly name: string };

/** Reads a metadata document member by member. Total: what can't be read is a finding and counts as missing. */
export function readProviderMetadata(document: Readonly<Record<string, unknown>>): {
  metadata: ProviderMetadata;
  findings: MetadataFinding[];
} {
  const findings: MetadataFinding[] = [];
  const member = (name: string): unknown => (Object.hasOwn(document, name) ? document[name] : undefined);
  const read = <T>(name: string, isOfType: (value: unknown) => value is T): T | null => {
    const value = member(name);
    if (value === undefined || value === null) return null;
    if (isOfType(value)) return value;
    findings.push({ kind: 'odd-member', name });
    return null;
  };
  const endpoint = (name: string): string | null => {
    const url = read(name, isText);
    if (url === null) return null;
    const finding = findingOfEndpoint(name, url);
    if (finding) findings.push(finding);
    return finding?.kind === 'unusable-endpoint' ? null : url;
  };
  const issuer = read('issuer', isText);
  const metadata: ProviderMetadata = {
    issuer: issuer !== null && isWebUrl(issuer) ? issuer : '',
    authorization_endpoint: endpoint('authorization_endpoint'),
    token_endpoint: endpoint('token_endpoint'),
    jwks_uri: endpoint('jwks_uri'),
    userinfo_endpoint: endpoint('userinfo_endpoint'),
    introspection_endpoint: endpoint('introspection_endpoint'),
    revocation_endpoint: endpoint('revocation_endpoint'),
    scopes_supported: read('scopes_supported', isTexts),
    response_types_supported: read('response_types_supported', isTexts),
    response_modes_supported: read('response_modes_supported', isTexts),
    grant_types_supported: read('grant_types_supported', isTexts),
    token_endpoint_auth_methods_supported: read('token_endpoint_auth_methods_supported', isTexts),
    code_challenge_methods_supported: read('code_challenge_methods_supported', isTexts),
    authorization_response_iss_parameter_supported:
      read('authorization_response_iss_parameter_supported', isBoolean) ?? false,
  };
  return { metadata, findings: [...findings, ...missingIn(metadata)] };
}

/** RFC 8414 section 2: an authorization endpoint unless no grant uses one, and likewise the token endpoint. */
function missingIn(metadata: ProviderMetadata): MetadataFinding[] {
  const { grant_types_supported: grants } = metadata;
  const hasConsent = !grants || grants.includes('authorization_code') || grants.includes('implicit');
  const hasTokenRequests = !grants || grants.some((grant) => grant !== 'implicit');
  const missing = [
    hasConsent && metadata.authorization_endpoint === null ? 'authorization_endpoint' : null,
    hasTokenRequests && metadata.token_endpoint === null ? 'token_endpoint' : null,
  ];
  return missing.filter((name) => name !== null).map((name) => ({ kind: 'missing-member', name }));
}

function findingOfEndpoint(name: string, endpoint: string): MetadataFinding | null {
  if (!isWebUrl(endpoint)) return { kind: 'unusable-endpoint', name };
  const { protocol, hostname } = new URL(endpoint);
  const isLocal = hostname === 'localhost' || /^127(?:\.\d+){3}$/.test(hostname) || hostname === '[::1]';
  return protocol === 'https:' || isLocal ? null : { kind: 'insecure-endpoint', name, url: endpoint };
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
