import { useId, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { adoptGuess, type ReadingPlaces } from '#oauth/adopt-guess.ts';
import { guessPointers, type PointerGuess } from '#oauth/guess-pointers.ts';
import { useAnswerGuess } from '#queries/answer-guess.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ClockTime } from '#ui/clock-time.tsx';
import { Note } from '#ui/note.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { GuessRows } from './guess-rows.tsx';
import { useProfileForm } from './profile-form.ts';

type Stage = 'untouched' | 'open' | 'closed' | 'set';

/** The mapping from a sample: a response that is pasted, or the last one received, proposes where its members are. */
export function MappingSample() {
  const [stage, setStage] = useState<Stage>('untouched');
  const form = useProfileForm();
  const use = (places: ReadingPlaces) => {
    form.edit(places);
    form.leave();
    setStage('set');
  };
  return (
    <div>
      {stage === 'open' ? (
        <Sample onUse={use} onClose={() => setStage('closed')} />
      ) : (
        <Button autoFocus={stage !== 'untouched'} onClick={() => setStage('open')}>
          Read it from a response
        </Button>
      )}
      <p role="status" className="mt-1.5 text-12 text-active-ink empty:hidden">
        {stage === 'set' && 'The places are set: the next token request is read by them.'}
      </p>
    </div>
  );
}

interface SampleProps {
  onUse: (places: ReadingPlaces) => void;
  onClose: () => void;
}

function Sample({ onUse, onClose }: SampleProps) {
  const { profile } = useProfileForm();
  const id = useId();
  const [text, setText] = useState('');
  const [isReceived, setReceived] = useState(false);
  const received = useAnswerGuess(profile.id);
  const pasted = useMemo(() => (text.trim() === '' ? null : guessPointers(text)), [text]);
  const guess = isReceived ? (received.data?.guess ?? null) : pasted;
  return (
    <Card>
      <div className="grid gap-3 p-4">
        <div>
          <label htmlFor={id} className="mb-1 block font-medium">
            A response of the token endpoint
          </label>
          <TextArea
            id={id}
            rows={5}
            autoFocus
            aria-describedby={`${id}-hint`}
            placeholder={'{"access_token": "…"}'}
            value={text}
            onChange={(changed) => {
              setText(changed);
              setReceived(false);
            }}
          />
          <p id={`${id}-hint`} className="mt-1 text-12 text-ink-3">
            A success or a failure, as JSON or as a form. Its text is not kept: only the places are.
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {received.data && (
            <Button
              onClick={() => {
                setText('');
                setReceived(true);
              }}
            >
              Take the last one received
            </Button>
          )}
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
        </div>
        {received.error && (
          <Note tone="error">The last response can’t be read: {received.error.message}. Paste one instead.</Note>
        )}
        {isReceived && received.data && (
          <p className="text-12 text-ink-2">
            Received at <ClockTime at={received.data.receivedAt} />, status {received.data.status}.{' '}
            <Link to={`/timeline?call=${received.data.callId}`} className="underline">
              See it, tokens masked
            </Link>
          </p>
        )}
        {guess && <Proposal guess={guess} onUse={onUse} />}
      </div>
    </Card>
  );
}

function Proposal({ guess, onUse }: { guess: PointerGuess; onUse: (places: ReadingPlaces) => void }) {
  const { profile } = useProfileForm();
  const places = adoptGuess(profile, guess);
  const { tokenPointers, errorPointers, successRule } = profile;
  const isSame = JSON.stringify(places) === JSON.stringify({ tokenPointers, errorPointers, successRule });
  return (
    <>
      <GuessRows guess={guess} places={places} />
      {isSame ? (
        <p role="status" className="text-12 text-ink-2">
          {guess.clues.some(({ about }) => about === 'sample')
            ? 'There is nothing to set.'
            : 'The profile reads this response so already.'}
        </p>
      ) : (
        <div>
          <Button variant="primary" className="max-md:w-full" onClick={() => onUse(places)}>
            Use these places
          </Button>
        </div>
      )}
    </>
  );
}
