// How a request proves who sends it: RFC 6750 sections 2.1 and 2.3, RFC 7617, or as an API wants it.
import type { SecretRef } from '#call/secret-ref.ts';
import { slot, type Template, text } from '#call/template.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Auth, Credential, TokenPlacement } from './auth.ts';
import type { EffectiveAuth } from './effective-auth.ts';
import type { AuthHolder, Obstacle, ProfileLack, ProfileSecret } from './obstacle.ts';
import type { RequestContext } from './request-context.ts';
import type { Resolver } from './resolve-text.ts';

/** Where a proof stands. */
export interface ProofPlace {
  readonly in: 'header' | 'query';
  readonly name: string;
}

/** What proves who sends the request, and where it goes. */
export interface Proof {
  /** `null` where nothing goes along. */
  readonly at: (ProofPlace & { readonly value: Template }) | null;
  /** What it carries of the profile, `null` for nothing. */
  readonly carries: ProfileSecret['kind'] | null;
  /** The typed credential it holds, `null` for none. */
  readonly credential: SecretRef | null;
  readonly obstacles: readonly Obstacle[];
}

/** A request that proves nothing. */
export const noProof: Proof = { at: null, carries: null, credential: null, obstacles: [] };

/** Where the proof of an auth would stand, `null` for none. */
export function proofPlaceOf(
  auth: EffectiveAuth['auth'],
  { profile }: Pick<RequestContext, 'profile'>,
): ProofPlace | null {
  switch (auth.kind) {
    case 'none':
      return null;
    case 'profile':
      return profile?.grant === 'basic' ? authorization : auth.placement;
    case 'basic':
    case 'bearer':
      return authorization;
    case 'api-key':
      return auth;
  }
}

const authorization: ProofPlace = { in: 'header', name: 'Authorization' };

/** Writes out the proof of an auth. */
export function buildProof({ auth, from }: EffectiveAuth, context: RequestContext, resolver: Resolver): Proof {
  const group = from && { id: from.id, name: from.name };
  if (proofPlaceOf(auth, context)?.name === '') return incomplete('name', group);
  switch (auth.kind) {
    case 'none':
      return noProof;
    case 'profile':
      return profileProof(auth, context, group);
    case 'basic':
      return typedProof({ ...authorization, value: basicOf(auth, resolver) }, auth.password, group);
    case 'bearer': {
      const token = credentialOf(auth.token, resolver);
      if (token.length === 0) return incomplete('value', group);
      return typedProof({ ...authorization, value: [...text('Bearer '), ...token] }, auth.token, group);
    }
    case 'api-key': {
      const value = credentialOf(auth.value, resolver, auth.in === 'query' ? 'form' : 'verbatim');
      if (value.length === 0) return incomplete('value', group);
      return typedProof({ in: auth.in, name: auth.name, value }, auth.value, group);
    }
  }
}

function incomplete(lacks: 'name' | 'value', group: AuthHolder): Proof {
  return { ...noProof, obstacles: [{ kind: 'incomplete-auth', lacks, group }] };
}

function typedProof(at: NonNullable<Proof['at']>, credential: Credential, group: AuthHolder): Proof {
  switch (credential.kind) {
    case 'secret':
      return { ...noProof, at, credential: credential.secret };
    case 'text':
      return { ...noProof, at };
    case 'missing':
      return { ...noProof, at, obstacles: [{ kind: 'missing-credential', label: credential.label, group }] };
  }
}

/** RFC 7617 section 2: user and password, a colon between, base64. Either may be empty. */
function basicOf({ username, password }: Extract<Auth, { kind: 'basic' }>, resolver: Resolver): Template {
  const pair = [...resolver.resolve(username, 'auth'), ...text(':'), ...credentialOf(password, resolver)];
  // Base64 would hide what is missing.
  const isWhole = pair.every(({ kind }) => kind !== 'awaited');
  return [...text('Basic '), ...(isWhole ? [{ kind: 'base64' as const, parts: pair }] : pair)];
}

function credentialOf(
  credential: Credential,
  resolver: Resolver,
  encoding: 'verbatim' | 'form' = 'verbatim',
): Template {
  switch (credential.kind) {
    case 'secret':
      return slot(credential.secret, encoding);
    case 'missing':
      return [{ kind: 'awaited', what: credential.label }];
    case 'text':
      return resolver.resolve(credential.text, 'auth', encoding);
  }
}

type ProfileAuth = Extract<Auth, { kind: 'profile' }>;

function profileProof(auth: ProfileAuth, { profile, token, lacking }: RequestContext, group: AuthHolder): Proof {
  if (!profile) return { ...noProof, obstacles: [{ kind: 'no-profile', profileId: auth.profileId, group }] };
  if (profile.grant === 'basic') return passwordProof(profile);
  return tokenProof(auth, token, token ? [] : missingToken(profile, lacking));
}

/** What is in the way of a token by a profile, the token itself last. */
function missingToken(profile: Profile, lacking: readonly ProfileLack[]): Obstacle[] {
  return [
    ...lackingObstacles(profile, lacking),
    { kind: 'no-token', profileId: profile.id, profileName: profile.name },
  ];
}

/** What a profile lacks, as what is in the way. */
export function lackingObstacles({ id, name }: Profile, lacking: readonly ProfileLack[]): Obstacle[] {
  return lacking.map((lacks) => ({ kind: 'incomplete-profile', profileId: id, profileName: name, lacks }));
}

/** RFC 7617 section 2. A password that is still missing is awaited: base64 would hide it. */
function passwordProof({ id, name, username, password }: Profile): Proof {
  const lacking = [...(username === '' ? (['username'] as const) : []), ...(password ? [] : (['password'] as const))];
  const awaited = (what: string): Template => [{ kind: 'awaited', what }];
  const pair: Template = [
    ...(username === '' ? awaited('user name') : text(username)),
    ...text(':'),
    ...(password ? slot(password) : awaited('password')),
  ];
  const credentials: Template = lacking.length === 0 ? [{ kind: 'base64', parts: pair }] : pair;
  return {
    ...noProof,
    at: { ...authorization, value: [...text('Basic '), ...credentials] },
    carries: 'password',
    obstacles: lacking.map((lacks) => ({ kind: 'no-credentials', profileId: id, profileName: name, lacks })),
  };
}

function tokenProof(auth: ProfileAuth, token: RequestContext['token'], obstacles: readonly Obstacle[]): Proof {
  const value: Template = token
    ? slot(token.accessToken, auth.placement.in === 'query' ? 'form' : 'verbatim')
    : [{ kind: 'awaited', what: 'access token' }];
  return { ...noProof, at: placed(auth.placement, value), carries: 'token', obstacles };
}

function placed(placement: TokenPlacement, token: Template): NonNullable<Proof['at']> {
  if (placement.in === 'query') return { ...placement, value: token };
  const scheme = placement.scheme === '' ? [] : text(`${placement.scheme} `);
  return { in: 'header', name: placement.name, value: [...scheme, ...token] };
}
