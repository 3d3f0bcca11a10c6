// What is odd about a provider's metadata, or why it is not used: RFC 8414 sections 2 and 3.3.
import type { MetadataRefusal } from '#oauth/discovery.ts';
import type { MetadataFinding } from '#oauth/provider-metadata.ts';

/** What is odd about a provider's metadata, in a sentence. */
export function explainMetadataFinding(finding: MetadataFinding): string {
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
export function explainRefusedMetadata(why: MetadataRefusal): string {
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
