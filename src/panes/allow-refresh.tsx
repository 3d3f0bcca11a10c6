import { useAllowRefresh } from '#queries/token-acts.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';

/** A refresh token that is bound to no origin, and where it would go. */
export interface UnboundRefresh {
  readonly kind: 'unbound';
  readonly tokenId: string;
  readonly origin: string;
}

export interface AllowRefreshProps {
  unbound: UnboundRefresh;
  onAllowed: () => void;
}

/** Asks before a refresh token goes to a server that may not have given it (R27). */
export function AllowRefresh({ unbound: { tokenId, origin }, onAllowed }: AllowRefreshProps) {
  const allow = useAllowRefresh();
  return (
    <Note tone="warning" live="assertive">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-0 flex-1 basis-80 wrap-anywhere">
          Nothing was sent. Which server gave this refresh token is not known here, and it would go to{' '}
          <strong className="font-semibold">{origin}</strong>. Allow it if that server did: from then on it goes nowhere
          else.
        </span>
        <CommandButton
          command={{ name: 'Allow this origin and refresh', detail: origin }}
          size="sm"
          busy={allow.isPending}
          className="max-md:w-full"
          onClick={() => allow.mutate({ tokenId, origin }, { onSuccess: onAllowed })}
        >
          Allow this origin and refresh
        </CommandButton>
      </span>
      {allow.error && <span className="block pt-2">It could not be allowed: {allow.error.message}.</span>}
    </Note>
  );
}
