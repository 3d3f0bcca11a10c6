import { Link } from 'react-router';
import { usePracticeOrigin, type useStartPracticeRun } from '#queries/start-run.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { useCommands } from '#ui/commands.ts';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { practiceCommand } from './practice-command.ts';
import { ScopePicture } from './scope-picture.tsx';

/** A practice run that is begun from here. */
type Start = ReturnType<typeof useStartPracticeRun>;

/** Home on the first run: from here to a token with one press. */
export function FirstRun({ start }: { start: Start }) {
  return (
    <PageFrame title="Home" hasOwnHeading>
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="mx-auto w-full max-w-[1224px] px-14 pt-10 pb-8 max-lg:px-8 max-md:px-4 max-md:pt-4">
          <h1 className="text-26 font-semibold tracking-[-0.02em] max-md:text-20">Get your first token</h1>
          <p className="mt-1.5 mb-7 max-w-[620px] text-14 text-ink-2 max-md:mb-4">
            Authscope shows each step of OAuth 2.0 as it happens: the consent URL, the code, the exchange, the token,
            and every call made with it.
          </p>
          <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1.22fr)_minmax(0,1fr)]">
            <PracticeHero start={start} />
            <WhatHappens />
          </div>
          <OwnProvider />
        </div>
      </div>
    </PageFrame>
  );
}

/** For those who came with a client ID in hand. */
function OwnProvider() {
  return (
    <p className="mt-7 flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line-faint pt-5 text-ink-2">
      Have an app at a provider already?
      <span className="flex flex-wrap gap-2">
        <Link to="/profiles/new" className={buttonClass({ size: 'sm' })}>
          New profile
        </Link>
        <Link to="/profiles/paste" className={buttonClass({ size: 'sm' })}>
          Paste anything
        </Link>
        <Link to="/profiles/new?from=issuer" className={buttonClass({ size: 'sm' })}>
          From an issuer
        </Link>
      </span>
      Or was something handed to you?
      <Link to="/s" className={buttonClass({ size: 'sm' })}>
        Open a share or file
      </Link>
    </p>
  );
}

function PracticeHero({ start }: { start: Start }) {
  const origin = usePracticeOrigin();
  return (
    <Card lifted className="overflow-hidden">
      <div className="border-b border-line bg-sunken py-3.5">
        <ScopePicture />
      </div>
      <div className="px-5 pt-4.5 pb-5 max-md:px-4">
        <h2 className="flex items-center gap-2.5 text-14 font-semibold">
          Try the practice provider <Chip>Built in</Chip>
        </h2>
        <p className="mt-1.5 max-w-[560px] text-ink-2">
          A small OAuth server that runs with Authscope. Its tokens last 120 seconds, so you can watch one expire, read
          the 401 and refresh it. No account or registration needed.
        </p>
        {origin === '' ? <PracticeOff /> : <StartButton start={start} />}
      </div>
    </Card>
  );
}

const presses = [
  ['Start practice run', 'Opens the consent URL in a window. Read it parameter by parameter.'],
  ['Sign in', 'User and password are filled in. The provider is real, the account is not.'],
  ['Allow', 'The code comes back by itself and is exchanged. Request and response stay in view.'],
  ['Send first request', 'GET /api/me with your token: a 200, its time, its headers.'],
] as const;

function WhatHappens() {
  return (
    <section aria-labelledby="what-happens">
      <h2 id="what-happens" className="text-14 font-semibold">
        Four presses to a 200
      </h2>
      <ol className="mt-3 border-t border-line">
        {presses.map(([press, outcome], place) => (
          <li key={press} className="flex gap-3 border-b border-line-faint py-3">
            <span
              aria-hidden="true"
              className="grid size-6.5 flex-none place-items-center rounded-full border border-line-strong text-12 font-semibold text-ink-2 tabular-nums"
            >
              {place + 1}
            </span>
            <span>
              <span className="block font-medium">{press}</span>
              <span className="block text-12 text-ink-2">{outcome}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-12 text-ink-3">
        Then wait two minutes and send again: the token has expired, the 401 says so, and one press mends it.
      </p>
    </section>
  );
}

function StartButton({ start }: { start: Start }) {
  useCommands([practiceCommand(start, true)]);
  return (
    <>
      <div className="mt-3.5 flex flex-wrap items-center gap-4">
        <Button
          variant="primary"
          busy={start.isPending}
          busyLabel="Starting"
          onClick={() => start.mutate()}
          className="max-md:w-full"
        >
          Start practice run
        </Button>
        <span className="ml-auto text-12 text-ink-3 max-md:hidden">About 2 minutes</span>
      </div>
      {start.error && (
        <div className="mt-3">
          <Note tone="error" live="assertive">
            The run could not be stored: {start.error.message}. Reload the page and start again.
          </Note>
        </div>
      )}
    </>
  );
}

function PracticeOff() {
  return (
    <div className="mt-3.5">
      <Note tone="info">
        The practice provider is not running. The terminal says why: start Authscope again, without{' '}
        <code className="font-mono">--no-practice</code> if you gave it, then reload this page.
      </Note>
    </div>
  );
}
