import type { CallView } from '#call/call-view.ts';
import { Note } from '#ui/note.tsx';

/** Says that nobody vouches for whoever answered; nothing where the certificate is trusted. */
export function NotVerified({ call: { tls } }: { call: CallView }) {
  if (!tls?.distrust) return null;
  return (
    <div className="px-4 pb-4">
      <Note tone="warning">
        Not verified: the certificate is not trusted ({tls.distrust}). The profile says not to verify it, so the call
        went on; whoever answered could be anyone.
      </Note>
    </div>
  );
}
