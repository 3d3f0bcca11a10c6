import type { PastedRequest } from '#formats/pasted-request.ts';
import { isPlaceholder } from '#formats/placeholder.ts';
import type { Proposal } from '#formats/proposal.ts';
import type { Pasted } from '#formats/read-pasted.ts';
import { decodeJwt } from '#oauth/jwt.ts';
import { type TokenFormat, tokenFormat } from '#oauth/token-format.ts';

/** A token in a paste that can be adopted. */
export interface Adoptable {
  readonly adoptedAs: 'response' | 'token';
  /** The response, or the token alone: a secret. */
  readonly text: string;
  /** `null` for a response: what its token is shows once it is adopted. */
  readonly format: TokenFormat | null;
  readonly call: { readonly request: PastedRequest; readonly scheme: string } | null;
  /** What the call tells of a profile. */
  readonly proposal: Proposal;
  /** Where it is used, or who gave it; empty where nothing tells. */
  readonly host: string;
}

const nothing: Proposal = {
  ...{ profile: {}, secrets: [], variables: [], sample: null, hosts: [] },
  ...{ understood: [], notUnderstood: [], contradictions: [] },
};

/** The token of a paste that is one, holds its response, or calls an API with it; `null` for any other. */
export function adoptableIn(pasted: Pasted): Adoptable | null {
  if (pasted.kind === 'token-response') {
    return { adoptedAs: 'response', text: pasted.response.text, format: null, call: null, proposal: nothing, host: '' };
  }
  if (pasted.kind === 'bare-token') {
    const { text } = pasted.token;
    const issuer = issuerOf(text);
    const profile = issuer === '' ? {} : { issuer };
    const host = hostIn(issuer);
    return { adoptedAs: 'token', text, format: pasted.format, call: null, proposal: { ...nothing, profile }, host };
  }
  if (pasted.kind !== 'api-call' || !pasted.authorization) return null;
  const { authorization, request, proposal } = pasted;
  const { text, scheme } = authorization;
  if (/^basic$/i.test(scheme) || text === '' || isPlaceholder(text)) return null;
  const host = hostIn(request.url?.text ?? '');
  return { adoptedAs: 'token', text, format: tokenFormat(text), call: { request, scheme }, proposal, host };
}

function issuerOf(token: string): string {
  const issuer = decodeJwt(token)?.claims.iss;
  return typeof issuer === 'string' && /^https?:/.test(issuer) && URL.canParse(issuer) ? issuer : '';
}

function hostIn(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
