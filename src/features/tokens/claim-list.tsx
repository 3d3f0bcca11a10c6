import { Check, TriangleAlert } from 'lucide-react';
import { type ShownSpan, showBody } from '#call/mask.ts';
import { type Claim, readClaims } from '#oauth/claims.ts';
import type { DecodedJwt } from '#oauth/jwt.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useResolvedProfile } from '#queries/profiles.ts';
import { useAt } from '#ui/clock.ts';
import { DayTime } from '#ui/day-time.tsx';
import { Elapsed } from '#ui/elapsed.tsx';
import { formatSpan } from '#ui/format-duration.ts';

interface ClaimListProps {
  token: TokenView;
  jwt: DecodedJwt;
  which: 'access' | 'id';
}

/** The claims of a JWT in the order they stand, each with a plain reading, held against the profile. */
export function ClaimList({ token, jwt, which }: ClaimListProps) {
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
      <DayTime at={reading.at} withOffset />,{' '}
      {name === 'exp' ? <TimeTo at={reading.at} /> : <Elapsed since={reading.at} ago />}
    </span>
  );
}

function TimeTo({ at }: { at: number }) {
  const words = useAt((now) => (at > now ? `in ${formatSpan(at - now)}` : `${formatSpan(now - at)} ago`));
  return <strong className="font-semibold">{words}</strong>;
}
