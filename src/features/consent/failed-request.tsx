import { Link } from 'react-router';
import { NextTry } from '#panes/next-try.tsx';
import { ReadTokenFrom } from '#panes/read-token-from.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';
import type { RunFailure } from './run-failure.ts';

interface FailedRequestProps extends RunFailure {
  profileId: string;
  /** "Exchange again" */
  repeatLabel: string;
  onRepeat: () => void;
  /** Begins anew where the grant has a code; `null` for other grants. */
  onStartOver: (() => void) | null;
}

type Act = 'repeat' | 'start-over' | 'edit';

/** Why a token request gave no token, and what can be done, what is likeliest to help first. */
export function FailedRequest(props: FailedRequestProps) {
  const { verdict, profileId, repeat, repeatLabel, onRepeat, onStartOver, field, tokenPlace } = props;
  const acts = actsFor(props);
  const lookOf = (act: Act) => (act === acts[0] && !tokenPlace ? 'primary' : 'default');
  const render: Record<Act, () => React.ReactNode> = {
    repeat: () => (
      <CommandButton
        command={{ id: 'repeat', name: repeatLabel }}
        key="repeat"
        variant={lookOf('repeat')}
        className="max-md:w-full"
        onClick={onRepeat}
      >
        {repeatLabel}
      </CommandButton>
    ),
    'start-over': () => (
      <CommandButton
        command={{ name: 'Get a new code' }}
        key="start-over"
        variant={lookOf('start-over')}
        className="max-md:w-full"
        onClick={onStartOver ?? undefined}
      >
        Get a new code
      </CommandButton>
    ),
    edit: () => (
      <Link
        key="edit"
        to={`/profiles/${profileId}${field ? `#${field}` : ''}`}
        className={`${buttonClass({ variant: lookOf('edit') })} max-md:w-full`}
      >
        Edit profile
      </Link>
    ),
  };
  return (
    <>
      <VerdictCard
        verdict={verdict}
        actions={
          <>
            {tokenPlace && <ReadTokenFrom {...tokenPlace} />}
            {acts.map((act) => render[act]())}
            {repeat && (
              <p className="w-full text-12 text-ink-2">
                {repeatLabel}: {riskWords[repeat.kind]}. {repeat.why}
              </p>
            )}
          </>
        }
      />
      {repeat && <NextTry at={verdict.retryAt} act={repeatLabel} />}
    </>
  );
}

const riskWords = { safe: 'safe', risky: 'a risk', pointless: 'no use' } as const;

/** The acts on offer, the first one primary. */
function actsFor({ isOfProfile, repeat, onStartOver }: FailedRequestProps): Act[] {
  const startOver: Act[] = onStartOver ? ['start-over'] : [];
  const again: Act[] = repeat && repeat.kind !== 'pointless' ? ['repeat'] : [];
  const goingOn = repeat?.kind === 'safe' ? [...again, ...startOver] : [...startOver, ...again];
  return isOfProfile ? ['edit', ...goingOn] : [...goingOn, 'edit'];
}
