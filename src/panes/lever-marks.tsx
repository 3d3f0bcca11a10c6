import { SlidersHorizontal } from 'lucide-react';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import type { CallView } from '#call/call-view.ts';
import { type PracticeMark, practiceMarksIn } from '#call/practice-marks.ts';
import { leverWords } from '#providers/practice-levers.ts';
import { useServices } from '#queries/services-context.ts';
import { classNames } from '#ui/class-names.ts';

/** Which levers of the practice provider changed an answer; nothing for the answers of others. */
export function LeverMarks({ call: { lastUrl, responseHeaders } }: { call: CallView }) {
  const marks = practiceMarksIn(responseHeaders.map(([name, { text }]) => [name, text] as const));
  return <Marks marks={marks} url={lastUrl} />;
}

/** The same in a list: where it is narrow, the words are only read aloud. */
export function LoggedLeverMarks({ entry: { origin, practiceMarks } }: { entry: CallLogEntry }) {
  return <Marks marks={practiceMarks} url={`${origin}/`} wordsClass="@max-4xl:sr-only" />;
}

interface MarksProps {
  marks: readonly PracticeMark[];
  url: string;
  wordsClass?: string;
}

function Marks({ marks, url, wordsClass }: MarksProps) {
  const { practice } = useServices().origins;
  if (marks.length === 0 || practice === '' || !url.startsWith(`${practice}/`)) return null;
  return (
    <span className="inline-flex min-w-0 flex-none items-center gap-1.5 font-sans text-12 text-accent-ink">
      <SlidersHorizontal aria-hidden="true" size={12} className="flex-none" />
      <span className={classNames('truncate', wordsClass)}>lever: {leverWords(marks)}</span>
    </span>
  );
}
