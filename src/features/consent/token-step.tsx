import { Link } from 'react-router';
import type { Account } from '#oauth/account.ts';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { RunView } from '#oauth/run-view.ts';
import { formatInWords } from '#oauth/token-format.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
import { nameOfWaiting, pathOfWaiting } from '#panes/back-to-request.tsx';
import { usePresetOf } from '#queries/presets.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Card } from '#ui/card.tsx';
import { CheckList, type CheckRow } from '#ui/check-list.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { useLife } from '#ui/life.ts';
import { StateChip } from '#ui/state-chip.tsx';
import { Step } from '#ui/step-trace.tsx';
import { TimeLeft } from '#ui/time-left.tsx';
import { AskAgain } from './ask-again.tsx';
import { tokenChecks } from './token-checks.ts';

/** The last step: the token, its time left, and what was checked. */
export function TokenStep({ index, view }: { index: number; view: RunView }) {
  if (!view.token) return <Step index={index} state="todo" title="Token" />;
  return <ReceivedToken index={index} view={view} token={view.token} />;
}

interface ReceivedTokenProps {
  index: number;
  view: RunView;
  token: TokenView;
}

function ReceivedToken({ index, view, token }: ReceivedTokenProps) {
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone } = useLife(span);
  const refreshFact = usePresetOf(view.profile.preset).data?.preset.facts.refresh ?? '';
  return (
    <Step
      index={index}
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
              ...(token.account ? [{ term: 'Token of', value: <AccountName account={token.account} /> }] : []),
              { term: 'Refresh token', value: token.refreshToken ? 'Yes' : 'None came' },
            ]}
          />
        </div>
        <div className="border-t border-line-faint px-5 py-3.5 max-md:px-4">
          <CheckList
            label="Checks"
            rows={[...tokenChecks({ ...view, refreshFact }, token), ...signatureCheck(token)]}
          />
          <AskAgain view={view} token={token} />
        </div>
        <NextActs view={view} token={token} />
      </Card>
    </Step>
  );
}

function AccountName({ account }: { account: Account }) {
  return (
    <>
      {account.label}
      {account.from === 'id-token' && <span className="text-ink-3">, from the ID token, not verified</span>}
    </>
  );
}

/** What is done with the token first: the request that waits for it is sent, else the profile's first one. */
function NextActs({ view, token }: { view: RunView; token: TokenView }) {
  const next = nextRequestOf(view, token);
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line-faint px-5 py-3.5 max-md:px-4">
      {next && (
        <Link
          to={next.path}
          state={{ sendOnArrival: true }}
          className={`${buttonClass({ variant: 'primary' })} max-md:w-full`}
        >
          Send {next.name}
        </Link>
      )}
      <Link
        to={`/tokens/${token.id}`}
        className={`${buttonClass({ variant: next ? 'default' : 'primary' })} max-md:w-full`}
      >
        Inspect token
      </Link>
      {next?.says && (
        <span className="ml-auto text-12 text-ink-3 max-md:hidden">Sends {next.says} with this token</span>
      )}
    </div>
  );
}

function nextRequestOf({ waiting, profile }: RunView, token: TokenView) {
  if (waiting) return { path: pathOfWaiting(waiting), name: nameOfWaiting(waiting), says: null };
  const { method, url } = profile.firstRequest;
  if (url === '') return null;
  return {
    path: `/requests/scratch/first?token=${token.id}`,
    name: 'first request',
    says: `${method} ${pathOf(url, profile.apiBaseUrl)}`,
  };
}

/** The path of a URL that may be relative to the API base; as it stands where neither can be read. */
function pathOf(url: string, base: string): string {
  const whole = URL.canParse(url) ? url : `${base}${url}`;
  return URL.canParse(whole) ? new URL(whole).pathname : url;
}

/** A signature is checked where the token is inspected: that is a call to the issuer. */
function signatureCheck(token: TokenView): CheckRow[] {
  if (!token.decoded.access && !token.decoded.id) return [];
  return [
    {
      verdict: 'info',
      text: (
        <>
          Signature not checked here.{' '}
          <Link to={`/tokens/${token.id}`} className="text-accent-ink underline">
            Check it
          </Link>
        </>
      ),
    },
  ];
}
