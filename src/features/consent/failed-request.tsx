import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { VerdictCard } from '#ui/verdict-card.tsx';
import type { RunFailure } from './run-failure.ts';

interface FailedRequestProps extends RunFailure {
  profileId: string;
  /** "Exchange again" */
  repeatLabel: string;
  onRepeat: () => void;
  /** Begins anew where the grant has a code: "Get a new code". */
  onStartOver: (() => void) | null;
}

/** Why a token request gave no token, and what can be done: the first of the buttons is the way that costs nothing. */
export function FailedRequest(props: FailedRequestProps) {
  const { verdict, profileId, repeat, repeatLabel, onRepeat, onStartOver } = props;
  const isSafe = repeat?.kind === 'safe';
  const startOver = onStartOver && (
    <Button key="over" variant={isSafe ? 'default' : 'primary'} className="max-md:w-full" onClick={onStartOver}>
      Get a new code
    </Button>
  );
  const again = repeat && repeat.kind !== 'pointless' && (
    <Button
      key="again"
      variant={isSafe || !onStartOver ? 'primary' : 'default'}
      className="max-md:w-full"
      onClick={onRepeat}
    >
      {repeatLabel}
    </Button>
  );
  const edit = (
    <Link
      key="edit"
      to={`/profiles/${profileId}`}
      className={`${buttonClass({ variant: again || startOver ? 'default' : 'primary' })} max-md:w-full`}
    >
      Edit profile
    </Link>
  );
  const ordered: ReactNode[] = isSafe ? [again, startOver, edit] : [startOver, again, edit];
  return (
    <VerdictCard
      verdict={verdict}
      actions={
        <>
          {ordered}
          {repeat && <p className="w-full text-12 text-ink-2">{repeat.why}</p>}
        </>
      }
    />
  );
}
