import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Reception, ResponseFields } from '#oauth/run.ts';
import { useReceiveResponse } from '#queries/runs.ts';
import { BrandMark } from '#ui/brand-mark.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Waiting } from '#ui/waiting.tsx';

/** Long enough to read one sentence. */
const closeAfterMs = 2_500;

/**
 * Where the provider sends the browser back to. Takes the response out of the address, stores it, and says one
 * sentence. Nothing of the response is shown.
 */
export function CallbackPage() {
  const navigate = useNavigate();
  const { mutate, data, error } = useReceiveResponse();
  const fields = useTakenFields();
  const isTaken = useRef(false);
  useEffect(() => {
    if (isTaken.current) return;
    isTaken.current = true;
    mutate(fields);
  }, [mutate, fields]);
  useEffect(() => {
    if (data?.kind === 'become-run-page') {
      void navigate(`/profiles/${data.profileId}/authorize/${data.runId}`, { replace: true });
    }
  }, [data, navigate]);
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas p-4">
      <title>Callback · Authscope</title>
      <Card lifted className="flex w-full max-w-md flex-col items-center p-6 text-center">
        <BrandMark size={28} />
        <div aria-live="polite" className="mt-2.5 flex flex-col items-center">
          {error ? (
            <Said title="The answer could not be stored">
              {error.message}. Nothing was sent. Reload Authscope, then start the run again.
            </Said>
          ) : (
            <Outcome reception={data} isUnnamedError={isUnnamedError(fields)} />
          )}
        </div>
      </Card>
    </main>
  );
}

/**
 * The response's fields, read once; the address forgets them before anything else happens. A redirect URI is
 * compared exactly (RFC 9700 section 2.1): an answer at any other spelling of this path is none.
 */
function useTakenFields(): ResponseFields {
  const [fields] = useState(() =>
    location.pathname === '/callback'
      ? [...new URLSearchParams(location.search), ...new URLSearchParams(location.hash.slice(1))]
      : [],
  );
  useEffect(() => history.replaceState(history.state, '', '/callback'), []);
  return fields;
}

/** An error without a state: it may be of any run, so that it is of none. */
function isUnnamedError(fields: ResponseFields): boolean {
  const has = (wanted: string) => fields.some(([name, value]) => name === wanted && value !== '');
  return has('error') && !has('state');
}

interface OutcomeProps {
  reception: Reception | undefined;
  isUnnamedError: boolean;
}

function Outcome({ reception, isUnnamedError }: OutcomeProps) {
  switch (reception?.kind) {
    case undefined:
    case 'become-run-page':
      return <Waiting label="Handing the answer over" />;
    case 'run-goes-on':
      return (
        <Said title="You can close this window" offersClose closesItself>
          The answer is in. The run goes on in the tab you came from.
        </Said>
      );
    case 'no-response':
      return (
        <Said title="Nothing came along">
          A provider sends its answer to exactly this address. This visit carried none.
        </Said>
      );
    case 'unknown-state':
      return (
        <Said title="This answer belongs to no run" offersClose>
          Its state is missing or unknown in this browser; a run that another one began goes on there. Nothing was
          stored and nothing was sent.
          {isUnnamedError && ' The provider reported an error without naming the run.'}
        </Said>
      );
    case 'answered-already':
      return (
        <Said title="This run has its answer already" offersClose>
          An answer counts once. Nothing was stored and nothing was sent.
        </Said>
      );
    case 'expired':
      return (
        <Said title="The attempt has ended" offersClose>
          The answer came after ten minutes. Nothing was sent. Start the run again.
        </Said>
      );
  }
}

interface SaidProps {
  title: string;
  children: ReactNode;
  offersClose?: boolean;
  /** The window is no longer needed: it goes, so that the run's page is in front again. */
  closesItself?: boolean;
}

function Said({ title, children, offersClose = false, closesItself = false }: SaidProps) {
  useEffect(() => {
    if (!closesItself) return;
    const timer = setTimeout(() => close(), closeAfterMs);
    return () => clearTimeout(timer);
  }, [closesItself]);
  return (
    <>
      <h1 className="mb-0.5 text-16 font-semibold tracking-[-0.01em]">{title}</h1>
      <p className="text-12 text-ink-2">{children}</p>
      <div className="mt-3 flex items-center gap-3 text-12 text-ink-3">
        {offersClose && <CloseButton />}
        <Link to="/" className="font-medium text-accent-ink hover:underline">
          Go to Home
        </Link>
      </div>
    </>
  );
}

/** Browsers let a page close only windows that a script opened: where they don't, it says so. */
function CloseButton() {
  const [isRefused, setRefused] = useState(false);
  const press = () => {
    close();
    setRefused(true);
  };
  if (isRefused) return 'The browser leaves closing this window to you.';
  return (
    <Button size="sm" onClick={press}>
      Close window
    </Button>
  );
}
