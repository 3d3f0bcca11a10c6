import { CircleCheck, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Toaster as SonnerToaster, toast } from 'sonner';
import { CommandButton } from './command-button.tsx';
import { subscribeToOffers, takeOffers, type UndoOffer } from './offer-undo.ts';

const SHOWN_MS = 10_000;
const undoKeys = ['⌘', 'Z'];

/** The toasts, at most three. */
export function Toasts() {
  useEffect(() => {
    showWaiting();
    return subscribeToOffers(showWaiting);
  }, []);
  return (
    <SonnerToaster
      position="bottom-right"
      visibleToasts={3}
      offset={16}
      // Above the tab bar, and above Send that stands on it.
      mobileOffset={{ bottom: 152, left: 16, right: 16 }}
      containerAriaLabel="Notifications"
    />
  );
}

function showWaiting() {
  for (const offer of takeOffers()) {
    // The toast keeps its own time: the library's would run on while the focus is on it.
    toast.custom((id) => <UndoToast offer={offer} onDone={() => toast.dismiss(id)} />, {
      duration: Number.POSITIVE_INFINITY,
    });
  }
}

/** What was done, and Undo; goes after 10 s without pointer and focus. */
export function UndoToast({ offer, onDone }: { offer: UndoOffer; onDone: () => void }) {
  const [error, setError] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const stays = isHeld || isPending || error !== null;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(onDone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [stays, onDone]);
  const undo = () => {
    setPending(true);
    offer.undo().then(onDone, (reason: Error) => {
      setPending(false);
      setError(reason.message);
    });
  };
  return (
    <fieldset
      aria-label={offer.message}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="flex min-h-10.5 w-[356px] max-w-full items-center gap-2.5 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3.5 font-sans text-13 text-ink shadow-pop max-md:w-full"
    >
      {offer.isDeletion ? (
        <Trash2 aria-hidden="true" size={14} className="flex-none text-ink-3" />
      ) : (
        <CircleCheck aria-hidden="true" size={14} className="keep-colour flex-none text-active-ink" />
      )}
      <span className="min-w-0 flex-1 wrap-anywhere">{wordsOf(offer, { error, isPending })}</span>
      <CommandButton
        command={{ id: 'undo', name: error ? 'Try to undo again' : 'Undo', detail: offer.message }}
        keys={undoKeys}
        variant="ghost"
        size="sm"
        busy={isPending}
        onClick={undo}
        className="text-accent-ink!"
      >
        {error ? 'Try again' : 'Undo'}
      </CommandButton>
    </fieldset>
  );
}

function wordsOf({ message, undoing = message }: UndoOffer, now: { error: string | null; isPending: boolean }): string {
  if (now.isPending) return undoing;
  return now.error ? `Nothing came back: ${now.error}` : message;
}
