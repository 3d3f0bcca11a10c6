import { Link } from 'react-router';
import type { Account } from '#oauth/account.ts';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { RunView } from '#oauth/run-view.ts';
import { formatInWords } from '#oauth/token-format.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
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

function NextActs({ view, token }: { view: RunView; token: TokenView }) {
  const { method, url } = view.profile.firstRequest;
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line-faint px-5 py-3.5 max-md:px-4">
      {url !== '' && (
        <Link
          to={`/requests/scratch/first?token=${token.id}`}
          state={{ sendOnArrival: true }}
          className={`${buttonClass({ variant: 'primary' })} max-md:w-full`}
        >
          Send first request
        </Link>
      )}
      <Link
        to={`/tokens/${token.id}`}
        className={`${buttonClass({ variant: url === '' ? 'primary' : 'default' })} max-md:w-full`}
      >
        Inspect token
      </Link>
      {url !== '' && (
        <span className="ml-auto text-12 text-ink-3 max-md:hidden">
          Sends {method} {pathOf(url, view.profile.apiBaseUrl)} with this token
        </span>
      )}
    </div>
  );
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
