import { Link } from 'react-router';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { RunView } from '#oauth/run-view.ts';
import { formatInWords } from '#oauth/token-format.ts';
import { type TokenView, tokenName } from '#oauth/token-view.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Card } from '#ui/card.tsx';
import { CheckList, type CheckRow } from '#ui/check-list.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { formatCount } from '#ui/format-count.ts';
import { useLife } from '#ui/life.ts';
import { StateChip } from '#ui/state-chip.tsx';
import { Step } from '#ui/step-trace.tsx';
import { TimeLeft } from '#ui/time-left.tsx';

/** Step 4: the token, its time left, and what was checked. */
export function TokenStep({ view }: { view: RunView }) {
  if (!view.token) return <Step index={4} state="todo" title="Token" />;
  return <ReceivedToken view={view} token={view.token} />;
}

function ReceivedToken({ view, token }: { view: RunView; token: TokenView }) {
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone } = useLife(span);
  return (
    <Step
      index={4}
      state="current"
      title="Token received"
      meta={<StateChip tone={tone} unknownWord="Lifetime unknown" />}
    >
      <Card lifted>
        <div className="flex flex-wrap justify-between gap-4 px-5 py-4.5 max-md:px-4">
          <TimeLeft endAt={span.endAt} warnFromAt={span.warnFromAt} endedSentence="The token has expired" />
          <DefinitionList
            rows={[
              { term: 'Access token', value: tokenName(token), mono: true },
              {
                term: 'Type',
                value: [token.tokenType, formatInWords(token.format)].filter(Boolean).join(', '),
              },
              { term: 'Refresh token', value: token.refreshToken ? 'Yes' : 'None came' },
            ]}
          />
        </div>
        <div className="border-t border-line-faint px-5 py-3.5 max-md:px-4">
          <CheckList label="Checks" rows={checksOf(view, token)} />
        </div>
        <div className="flex flex-wrap items-center gap-2 border-t border-line-faint px-5 py-3.5 max-md:px-4">
          <Link
            to={`/requests/scratch/first?token=${token.id}`}
            state={{ sendOnArrival: true }}
            className={`${buttonClass({ variant: 'primary' })} max-md:w-full`}
          >
            Send first request
          </Link>
          <Link to={`/tokens/${token.id}`} className={`${buttonClass()} max-md:w-full`}>
            Inspect token
          </Link>
          <span className="ml-auto text-12 text-ink-3 max-md:hidden">
            Sends {view.profile.firstRequest.method} {new URL(view.profile.firstRequest.url, location.origin).pathname}{' '}
            with this token
          </span>
        </div>
      </Card>
    </Step>
  );
}

/** Scopes that speak of the ID token and userinfo (OpenID Connect Core sections 5.4 and 11): an API's token may leave them out. */
const identityScopes = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'];

function checksOf({ run }: RunView, token: TokenView): CheckRow[] {
  const sentNonce = run.authorizationRequest?.parameters.some(({ name }) => name === 'nonce');
  return [
    ...scopeChecks(token),
    token.lifetime.kind === 'known'
      ? { verdict: 'ok', text: `Lives ${formatCount(token.lifetime.seconds)} s by its expires_in` }
      : { verdict: 'warning', text: 'Lifetime unknown: no usable expires_in' },
    ...(token.idToken && sentNonce ? [{ verdict: 'ok', text: 'ID token carries the nonce of this run' } as const] : []),
    token.refreshToken
      ? { verdict: 'ok', text: 'A refresh token came along' }
      : { verdict: 'info', text: 'No refresh token came' },
  ];
}

function scopeChecks(token: TokenView): CheckRow[] {
  const missing = token.scopesAsked.filter((scope) => !token.scopes.includes(scope));
  const forIdentity = token.idToken ? missing.filter((scope) => identityScopes.includes(scope)) : [];
  const refused = missing.filter((scope) => !forIdentity.includes(scope));
  const granted = token.scopes.join(' ') || 'none';
  return [
    refused.length === 0
      ? { verdict: 'ok', text: `Scope granted: ${granted}` }
      : { verdict: 'warning', text: `Scope not granted: ${refused.join(' ')}` },
    ...(forIdentity.length > 0
      ? [
          {
            verdict: 'info',
            text: `${forIdentity.join(' ')}: the ID token came, the API token does not need them`,
          } as const,
        ]
      : []),
  ];
}
