import { KeyRound, LockOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Auth } from '#collection/auth.ts';
import { type Authorization, readAuthorization } from '#collection/authorization.ts';
import type { BuiltRequest } from '#collection/build-request.ts';
import type { Group } from '#collection/collection.ts';
import type { Renewal } from '#collection/renewal.ts';
import type { RequestContext } from '#collection/request-context.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import type { Profile } from '#oauth/profile.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { ChangeAuth, TokenStrip } from './token-strip.tsx';

export interface AuthorizationStripProps {
  /** The token it carries, where that is there. */
  token: TokenView | undefined;
  /** What comes before it is sent. */
  renewal: Renewal | null;
  request: SavedRequest;
  context: RequestContext;
  built: BuiltRequest;
  /** Leads to where another is chosen. */
  onChange: () => void;
}

/** What authorizes a request as it stands: a token, a password, what was typed, or nothing. */
export function AuthorizationStrip({ token, renewal, request, context, built, onChange }: AuthorizationStripProps) {
  const authorization = readAuthorization(request, context, built);
  const { profile } = context;
  switch (authorization.kind) {
    case 'token':
      if (token) return <TokenStrip token={token} isHeldBack={holdsToken(built)} onChange={onChange} />;
      return profile && !context.token && <AwaitedToken profile={profile} renewal={renewal} onChange={onChange} />;
    case 'password':
      return profile?.username ? <BasicStrip profile={profile} onChange={onChange} /> : null;
    case 'typed':
      return <TypedStrip authorization={authorization} onChange={onChange} />;
    case 'by-hand':
      return (
        <Strip onChange={onChange}>
          The {authorization.in === 'header' ? 'header' : 'query parameter'} <Mono>{authorization.name}</Mono>, written
          here, authorizes this: nothing is added to it
        </Strip>
      );
    case 'none':
      return (
        <Strip isOpen onChange={onChange}>
          Nothing authorizes this: no auth {authorization.from ? <>by {authorization.from.name}</> : 'is set'}
        </Strip>
      );
    case 'unfinished':
      return null;
  }
}

/** A token that goes elsewhere only is not sent before that is allowed. */
function holdsToken(built: BuiltRequest): boolean {
  return (
    built.kind === 'blocked' &&
    built.obstacles.some((each) => each.kind === 'new-origin' && each.secret.kind === 'token')
  );
}

type Changing = Pick<AuthorizationStripProps, 'onChange'>;

function Strip({ isOpen = false, onChange, children }: Changing & { isOpen?: boolean; children: ReactNode }) {
  const Icon = isOpen ? LockOpen : KeyRound;
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-2.5 rounded-well border border-line bg-sunken px-3 py-1.5">
      <Icon aria-hidden="true" size={16} className="flex-none text-ink-3" />
      <span className="min-w-0 flex-1 wrap-anywhere text-ink-2">{children}</span>
      <ChangeAuth onChange={onChange} />
    </div>
  );
}

function Mono({ children }: { children: string }) {
  return <span className="font-mono text-12 text-ink">{children}</span>;
}

function ProfileLink({ profile }: { profile: Profile }) {
  return (
    <Link to={`/profiles/${profile.id}`} className="rounded-sm font-semibold text-ink hover:underline">
      {profile.name || 'Unnamed profile'}
    </Link>
  );
}

function AwaitedToken({ profile, renewal, onChange }: Changing & { profile: Profile; renewal: Renewal | null }) {
  return (
    <Strip onChange={onChange}>
      <ProfileLink profile={profile} />{' '}
      {renewal === 'request' ? 'gives its token when this is sent' : 'has no token yet'}
    </Strip>
  );
}

/** As whom a request goes to an API that takes user name and password: nothing of it runs out. */
function BasicStrip({ profile, onChange }: Changing & { profile: Profile }) {
  return (
    <Strip onChange={onChange}>
      <ProfileLink profile={profile} /> Basic, as <Mono>{profile.username}</Mono>
    </Strip>
  );
}

interface TypedStripProps extends Changing {
  authorization: Extract<Authorization, { kind: 'typed' }>;
}

function TypedStrip({ authorization: { auth, from }, onChange }: TypedStripProps) {
  return (
    <Strip onChange={onChange}>
      {typedWords(auth)} {whereWords(from)} authorizes this
    </Strip>
  );
}

function typedWords(auth: Extract<Auth, { kind: 'basic' | 'bearer' | 'api-key' }>): ReactNode {
  switch (auth.kind) {
    case 'basic':
      return auth.username === '' ? (
        'The Basic password'
      ) : (
        <>
          Basic, as <Mono>{auth.username}</Mono>,
        </>
      );
    case 'bearer':
      return 'The bearer token';
    case 'api-key':
      return (
        <>
          The API key <Mono>{auth.name}</Mono>
        </>
      );
  }
}

function whereWords(from: Group | null): string {
  return from ? `of ${from.name}` : 'typed under Auth';
}
