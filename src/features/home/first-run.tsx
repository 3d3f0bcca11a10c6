import { FileDown, Link2, Share2, Terminal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NewProfileLink } from '#panes/new-profile-link.tsx';
import { usePracticeOrigin, type useStartPracticeRun } from '#queries/start-run.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { useCommands } from '#ui/commands.ts';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { useHasPainted } from '#ui/use-has-painted.ts';
import { practiceCommand } from './practice-command.ts';
import { ScopePicture } from './scope-picture.tsx';

/** A practice run that is begun from here. */
type Start = ReturnType<typeof useStartPracticeRun>;

interface FirstRunProps {
  start: Start;
  /** The way to a provider of one's own, beside the practice provider. */
  children: ReactNode;
}

/** Home on the first run: from here to a token with one press. */
export function FirstRun({ start, children }: FirstRunProps) {
  const hasPainted = useHasPainted();
  return (
    <PageFrame title="Home" hasOwnHeading actions={<NewProfileLink />}>
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="mx-auto w-full max-w-[1224px] px-14 pt-10 pb-8 max-lg:px-8 max-md:px-4 max-md:pt-4">
          <h1 className="text-26 font-semibold tracking-[-0.02em] max-md:text-20">Get your first token</h1>
          <p className="mt-1.5 mb-7 max-w-[620px] text-14 text-ink-2 max-md:mb-4">
            Authscope shows each step of OAuth 2.0 as it happens: the consent URL, the code, the exchange, the token,
            and every call made with it.
          </p>
          <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1.22fr)_minmax(0,1fr)]">
            <PracticeHero start={start} picture={hasPainted && <ScopePicture />} />
            {hasPainted && children}
          </div>
          {hasPainted && <StartFromWhatYouHave />}
        </div>
      </div>
    </PageFrame>
  );
}

const ways = [
  {
    to: '/profiles/paste',
    Icon: Link2,
    name: 'Paste a consent URL',
    outcome: 'Client ID, scope and redirect URI are read from it.',
  },
  {
    to: '/profiles/paste',
    Icon: Terminal,
    name: 'Paste a curl command',
    outcome: 'Becomes a request; its secrets move to a profile.',
  },
  {
    to: '/s',
    Icon: FileDown,
    name: 'Import Postman or OpenAPI',
    outcome: 'Collections keep their folders and variables.',
  },
  { to: '/s', Icon: Share2, name: 'Open a shared link or file', outcome: 'You add your own client secret.' },
] as const;

/** For those who came with something in hand. */
function StartFromWhatYouHave() {
  return (
    <section aria-labelledby="what-you-have" className="mt-8">
      <h2 id="what-you-have" className="border-b border-line pb-2.5 text-14 font-semibold">
        Start from what you have
      </h2>
      <ul className="mt-1 grid grid-cols-4 gap-x-3.5 max-xl:grid-cols-2 max-md:grid-cols-1">
        {ways.map(({ to, Icon, name, outcome }) => (
          <li key={name}>
            <Link to={to} className="-mx-2 flex gap-2.5 rounded-control px-2 py-3 hover:bg-hover">
              <Icon aria-hidden="true" size={16} className="mt-0.5 flex-none text-ink-3" />
              <span className="min-w-0">
                <span className="block font-medium">{name}</span>
                <span className="block text-12 text-ink-2">{outcome}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PracticeHero({ start, picture }: { start: Start; picture: ReactNode }) {
  const origin = usePracticeOrigin();
  return (
    <Card lifted className="overflow-hidden">
      <div className="border-b border-line bg-sunken py-3.5">
        <div className="aspect-620/206">{picture}</div>
      </div>
      <div className="px-5 pt-4.5 pb-5 max-md:px-4">
        <h2 className="flex items-center gap-2.5 text-14 font-semibold">
          Try the practice provider <Chip>Built in</Chip>
        </h2>
        <p className="mt-1.5 max-w-[560px] text-ink-2">
          A small OAuth server that runs with Authscope. Its tokens last 120 seconds, so you can watch one expire, read
          the 401 and refresh it. No account or registration needed. Four presses to a 200: start, sign in, allow, send.
        </p>
        {origin === '' ? <PracticeOff /> : <StartButton start={start} />}
      </div>
    </Card>
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
