import type { CallView } from '#call/call-view.ts';
import { CommandButton } from '#ui/command-button.tsx';

interface NotFollowedProps {
  call: CallView;
  onFollow: () => void;
  isPending: boolean;
}

/** Where the answer points to, and the press that goes there. Nothing for an answer that is no redirect. */
export function NotFollowed({ call, onFollow, isPending }: NotFollowedProps) {
  const { redirectsTo, redirectStop, lastUrl } = call;
  // A redirect that could not be followed has a verdict: following it again would end the same.
  if (redirectsTo === null || redirectStop !== null) return null;
  return (
    <section
      aria-label="Redirect"
      className="mx-4 mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-well border border-s3xx-line bg-s3xx-tint px-3 py-2"
    >
      <div className="min-w-0 flex-1 text-12">
        <p className="font-mono wrap-anywhere">
          <span className="font-sans text-ink-2">Leads to</span> {redirectsTo}
        </p>
        <p className="text-ink-2">
          {isSameOrigin(redirectsTo, lastUrl)
            ? 'The same origin: the token goes along.'
            : 'Another origin: the token and other credentials stay behind.'}
        </p>
      </div>
      <CommandButton command={{ name: 'Follow redirects' }} busy={isPending} onClick={onFollow}>
        Follow redirects
      </CommandButton>
    </section>
  );
}

function isSameOrigin(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).origin === new URL(b).origin;
}
