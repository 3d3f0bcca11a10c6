import { usePracticeOrigin, useStartPracticeRun } from '#queries/start-run.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { Note } from '#ui/note.tsx';
import { practiceCommand } from './practice-command.ts';

/** The practice run, one press away on every visit; nothing where its provider is not running. */
export function PracticeRow() {
  const start = useStartPracticeRun();
  const isThere = usePracticeOrigin() !== '';
  useCommands(isThere ? [practiceCommand(start, false)] : []);
  if (!isThere) return null;
  return (
    <section aria-labelledby="practice" className="grid gap-3 border-t border-line-faint pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="practice" className="text-12 font-regular text-ink-3">
          Practice provider: a token that lasts 120 seconds, from consent to a 200.
        </h2>
        <Button
          size="sm"
          busy={start.isPending}
          busyLabel="Starting"
          onClick={() => start.mutate()}
          className="ml-auto max-md:ml-0 max-md:h-touch max-md:w-full"
        >
          Start practice run
        </Button>
      </div>
      {start.error && (
        <Note tone="error" live="assertive">
          The run could not be stored: {start.error.message}. Reload the page and start again.
        </Note>
      )}
    </section>
  );
}
