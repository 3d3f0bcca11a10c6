// Why a token's claims can't be read, in words: RFC 7519 section 7.2, RFC 7516 section 7.1. An opaque token is no defect.
import type { JwtFlaw } from '#oauth/jwt-reading.ts';
import type { TokenFormat } from '#oauth/token-format.ts';

/** A token that has no claims to show, named. */
export interface FormatWords {
  readonly title: string;
  readonly sentence: string;
  /** Something is wrong with it, as far as its text tells. */
  readonly isDefect: boolean;
}

/** Says what a token is that is no JWT one can read. */
export function explainTokenFormat(format: Exclude<TokenFormat, { kind: 'jwt' }>): FormatWords {
  switch (format.kind) {
    case 'opaque':
      return {
        title: 'This token is opaque.',
        sentence:
          'It says nothing to its client: only the provider knows what it stands for. That is as good as a JWT.',
        isDefect: false,
      };
    case 'jwe':
      return {
        title: 'This token is encrypted.',
        sentence: 'It is a JWE: only whom it is for can read its claims. Its header says how it was encrypted.',
        isDefect: false,
      };
    case 'malformed':
      return {
        title: 'This token looks like a JWT and is none.',
        sentence: `${flawWords[format.why]} An API that expects a JWT will refuse it.`,
        isDefect: true,
      };
  }
}

const flawWords: Record<JwtFlaw, string> = {
  'segment-count': 'A JWT has three parts with dots between them, an encrypted one five; this has another number.',
  'header-not-base64url': 'Its first part is not base64url.',
  'header-not-json': 'Its first part decodes to text that is no JSON.',
  'header-not-an-object': 'Its first part decodes to JSON that is no object.',
  'claims-empty': 'Its second part, the claims, is empty.',
  'claims-not-base64url': 'Its second part, the claims, is not base64url: it may have been cut off or changed.',
  'claims-not-json': 'Its second part, the claims, decodes to text that is no JSON: it may have been cut off.',
  'claims-not-an-object': 'Its second part, the claims, decodes to JSON that is no object.',
  'signature-not-base64url': 'Its last part, the signature, is not base64url.',
  'ciphertext-not-base64url': 'One of its encrypted parts is not base64url.',
};
