import { Note } from '#ui/note.tsx';
import { Arrived } from './arrived.tsx';
import { explainRefusal, type Refusal } from './backup-words.ts';

/** Why a backup is not used, and what to do. */
export function RefusalNote({ refusal }: { refusal: Refusal }) {
  const { cause, step } = explainRefusal(refusal);
  return (
    <Arrived>
      <Note tone="error" live="assertive">
        <p className="font-medium">{cause}</p>
        <p>{step}</p>
      </Note>
    </Arrived>
  );
}
