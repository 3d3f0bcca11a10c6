import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { diagnoseCall } from '#diagnosis/diagnose-call.ts';
import type { Diagnosis } from '#diagnosis/diagnosis.ts';
import { explainNobody, explainSubject } from '#diagnosis/explain-userinfo.ts';
import type { Profile } from '#oauth/profile.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { NextTry } from '#panes/next-try.tsx';
import { startOverWord } from '#panes/start-over-word.ts';
import { useCallView } from '#queries/calls.ts';
import { useStartRun } from '#queries/start-run.ts';
import type { useAskUserinfo } from '#queries/userinfo.ts';
import { buttonClass } from '#ui/button-class.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import { Note } from '#ui/note.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';
import { WaitingInLine } from '#ui/waiting-in-line.tsx';
import { WhoseBlocked } from './whose-blocked.tsx';

interface WhoseOutcomeProps {
  token: TokenView;
  profile: Profile;
  ask: ReturnType<typeof useAskUserinfo>;
  /** Refreshes the token; `null` where it has nothing to refresh with. */
  onRefresh: (() => void) | null;
}

/** What asking whose a token is came to, across the page's width, and what mends it where nobody is named. */
export function WhoseOutcome(props: WhoseOutcomeProps) {
  const { token, profile, ask } = props;
  const { data, error } = ask;
  const isOther = !ask.isPending && data?.kind !== 'nobody';
  const subject = token.userinfo && isOther ? explainSubject(token.userinfo.subject) : null;
  return (
    <div className="grid w-full gap-3 empty:hidden">
      {ask.progress === 'waiting' && <WaitingInLine onCancel={ask.cancel} />}
      {data?.kind === 'account' && !subject && (
        <LiveRegion>{`Userinfo names ${token.account?.label ?? ''}`}</LiveRegion>
      )}
      {data?.kind === 'nobody' && <NobodyNamed {...props} nobody={data} />}
      {data?.kind === 'blocked' && (
        <WhoseBlocked
          obstacles={data.obstacles}
          onAllowed={() => ask.mutate(token.id)}
          mend={
            <Link to={editOf(profile)} className="underline">
              Mend it in the profile
            </Link>
          }
        />
      )}
      {subject && <Verdict {...props} verdict={subject} live={data ? 'assertive' : 'polite'} />}
      {error && (
        <Note tone="error" live="assertive">
          The answer was not kept: {error.message}. Reload the page and ask again.
        </Note>
      )}
    </div>
  );
}

type Nobody = Extract<NonNullable<WhoseOutcomeProps['ask']['data']>, { kind: 'nobody' }>;

function NobodyNamed(props: WhoseOutcomeProps & { nobody: Nobody }) {
  const { token, profile, nobody } = props;
  const call = useCallView(nobody.callId).data;
  if (!call) return null;
  const { reading } = nobody;
  const verdict =
    reading.kind === 'nobody'
      ? explainNobody(call, reading, profile.userinfoPointers)
      : diagnoseCall(call, token, profile);
  return (
    verdict && (
      <Verdict
        {...props}
        verdict={verdict}
        live="assertive"
        more={
          <Link to={`/timeline?call=${call.id}`} className={`${buttonClass()} max-md:w-full`}>
            Show the call
          </Link>
        }
      />
    )
  );
}

interface VerdictProps extends WhoseOutcomeProps {
  verdict: Diagnosis;
  live: 'polite' | 'assertive';
  more?: ReactNode;
}

function Verdict({ verdict, live, more, token, profile, ask, onRefresh }: VerdictProps) {
  const start = useStartRun();
  const again = () => ask.mutate(token.id);
  const over = () => start.mutate(profile.id);
  const press = pressFor(verdict.fix, { again, over, onRefresh });
  const words = { again: 'Ask again', refresh: 'Refresh token', over: startOverWord(profile) };
  return (
    <>
      <VerdictCard
        level={2}
        verdict={verdict}
        live={live}
        actions={
          <>
            {press && (
              <CommandButton
                command={{ name: words[press.what], isPrimary: true }}
                variant="primary"
                busy={start.isPending}
                className="max-md:w-full"
                onClick={press.act}
              >
                {words[press.what]}
              </CommandButton>
            )}
            {verdict.fix === 'edit-profile' && (
              <Link to={editOf(profile)} className={`${buttonClass({ variant: 'primary' })} max-md:w-full`}>
                Edit profile
              </Link>
            )}
            {more}
          </>
        }
      />
      <NextTry at={verdict.retryAt} act="Asking again" />
      {start.error && (
        <Note tone="error" live="assertive">
          The run could not be stored: {start.error.message}. Reload the page and try again.
        </Note>
      )}
    </>
  );
}

interface Presses {
  again: () => void;
  over: () => void;
  onRefresh: (() => void) | null;
}

function pressFor(fix: Diagnosis['fix'], { again, over, onRefresh }: Presses) {
  switch (fix) {
    case 'refresh-and-retry':
      return onRefresh ? ({ what: 'refresh', act: onRefresh } as const) : ({ what: 'over', act: over } as const);
    case 'start-over':
      return { what: 'over', act: over } as const;
    case 'send-again':
    case 'reload':
      return { what: 'again', act: again } as const;
    case 'edit-profile':
    case 'choose-auth':
    case null:
      return null;
  }
}

function editOf({ id }: Profile): string {
  return `/profiles/${id}#userinfoRequest`;
}
