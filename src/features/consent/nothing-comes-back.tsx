import { ChevronRight } from 'lucide-react';

/** Where to look for an error that the provider must not send back: unknown client, wrong redirect URI (RFC 6749 section 4.1.2.1). */
export function NothingComesBack() {
  return (
    <details className="group mt-3 text-12 text-ink-2">
      <summary className="flex min-h-6 w-fit cursor-pointer list-none items-center gap-1 rounded-sm font-medium hover:text-ink max-lg:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" size={14} className="group-open:rotate-90" />
        Nothing comes back?
      </summary>
      <p className="mt-1 pl-4.5">
        An unknown client or a wrong redirect URI is not sent back: the provider shows such an error in its own window
        (RFC 6749 §4.1.2.1). Compare client ID and redirect URI with the registration there, then Edit profile.
      </p>
    </details>
  );
}
