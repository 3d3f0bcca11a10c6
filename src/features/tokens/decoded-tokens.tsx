import { Check, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type ShownSpan, showBody } from '#call/mask.ts';
import { type Claim, readClaims } from '#oauth/claims.ts';
import type { DecodedJwt } from '#oauth/jwt.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useResolvedProfile } from '#queries/profiles.ts';
import { useAt } from '#ui/clock.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { Elapsed } from '#ui/elapsed.tsx';
import { formatSpan } from '#ui/format-duration.ts';
import { Note } from '#ui/note.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { SignatureChip, SignatureFinding } from './signature-line.tsx';

type Which = 'access' | 'id';

/** The JWTs of a token response taken apart, each claim with a plain reading. */
export function DecodedTokens({ token }: { token: TokenView }) {
  const { access, id } = token.decoded;
  const [which, setWhich] = useState<Which>(access ? 'access' : 'id');
  const jwt = which === 'access' ? access : id;
  if (!jwt) return null;
  return (
    <div className="grid max-w-5xl grid-cols-[minmax(0,1.18fr)_minmax(0,1fr)] gap-6 max-xl:grid-cols-1">
      <section>
        <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2.5">
          <h2 className="font-semibold">{access ? 'Claims' : 'Claims of the ID token'}</h2>
          <SignatureChip tokenId={token.id} which={which} />
          {access && id && (
            <span className="ml-auto">
              <Segmented
                label="Which token"
                options={[
                  { id: 'access', label: 'Access token' },
                  { id: 'id', label: 'ID token' },
                ]}
                value={which}
                onChange={setWhich}
              />
            </span>
          )}
        </div>
        {!access && (
          <div className="mb-3">
            <Note>The access token is opaque: it can’t be decoded.</Note>
          </div>
        )}
        <Claims token={token} jwt={jwt} which={which} />
        <div className="mt-3">
          <SignatureFinding tokenId={token.id} which={which} />
        </div>
      </section>
      <section>
        <h2 className="mb-2 flex min-h-8 items-center font-semibold">JWT header</h2>
        <CodeBlock
          label="JWT header"
          spans={showBody(JSON.stringify(jwt.header, null, 2), true)}
          ground="sunken"
          lineNumbers
        />
      </section>
    </div>
  );
}

function Claims({ token, jwt, which }: { token: TokenView; jwt: DecodedJwt; which: Which }) {
  const profile = useResolvedProfile(token.profileId).data;
  if (!profile) return null;
  const audiences = which === 'access' ? profile.resources : [profile.clientId];
  const claims = readClaims(jwt, { issuer: profile.issuer, which, audiences, scopesAsked: token.scopesAsked });
  return (
    <ul aria-label="Claims" className="rounded-well border border-line">
      {claims.map((claim) => (
        <ClaimRow key={claim.name} claim={claim} />
      ))}
    </ul>
  );
}

const jsonTones: Partial<Record<ShownSpan['tone'], string>> = {
  string: 'text-code-string',
  number: 'text-code-number',
  const: 'text-code-const',
  key: 'text-code-key',
  punct: 'text-code-punct',
};

function ClaimRow({ claim }: { claim: Claim }) {
  const { kind } = claim.reading;
  return (
    <li className="grid grid-cols-[72px_minmax(0,1fr)_16px] items-center gap-x-3 border-b border-line-faint px-3 py-2 last:border-b-0">
      <span className="self-start font-mono text-12 font-medium wrap-anywhere">{claim.name}</span>
      <div className="min-w-0">
        <p className="font-mono text-12 wrap-anywhere">
          {showBody(claim.json, true).map(({ text, tone }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place
            <span key={place} className={jsonTones[tone]}>
              {text}
            </span>
          ))}
        </p>
        <p className="flex gap-x-3 text-12 text-ink-2">
          {claim.title && <span className="min-w-18 flex-none text-ink-3">{claim.title}</span>}
          <Reading claim={claim} />
        </p>
      </div>
      {kind === 'agrees' && <Check role="img" aria-label="Agrees" size={14} className="text-active-ink" />}
      {kind === 'differs' && <TriangleAlert role="img" aria-label="Differs" size={14} className="text-expiring-ink" />}
    </li>
  );
}

function Reading({ claim: { name, reading } }: { claim: Claim }) {
  if (reading.kind !== 'instant') return <span>{reading.words}</span>;
  return (
    <span>
      <ClockTime at={reading.at} withOffset />,{' '}
      {name === 'exp' ? <TimeTo at={reading.at} /> : <Elapsed since={reading.at} ago />}
    </span>
  );
}

function TimeTo({ at }: { at: number }) {
  const words = useAt((now) => (at > now ? `in ${formatSpan(at - now)}` : `${formatSpan(now - at)} ago`));
  return <strong className="font-semibold">{words}</strong>;
}
