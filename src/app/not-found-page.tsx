import { Link, useLocation } from 'react-router';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageFrame } from '#ui/page-frame.tsx';

/** An address that no page of the console has. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <PageFrame title="Not found">
      <div className="mx-auto w-full max-w-xl p-8">
        <EmptyState
          title="There is no page at this address."
          action={
            <Link to="/" className={buttonClass({ variant: 'primary' })}>
              Go to Home
            </Link>
          }
        >
          <code className="font-mono wrap-anywhere">{pathname}</code>
        </EmptyState>
      </div>
    </PageFrame>
  );
}
