import { Link } from 'react-router';
import type { Profile } from '#oauth/profile.ts';
import { usePracticeOrigin } from '#queries/start-run.ts';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';

/** Why there is nothing to send as a profile, and where to mend it. */
export function NoRequest({ profile }: { profile: Profile }) {
  const practiceOrigin = usePracticeOrigin();
  const { url } = profile.firstRequest;
  // The practice profile's addresses are those of this launch: without the provider it has none.
  const isPracticeOff =
    practiceOrigin === '' && [url, profile.apiBaseUrl].some((each) => each.includes('{{practice}}'));
  if (isPracticeOff) {
    return (
      <div className="min-w-0 flex-1 p-8 max-md:p-4">
        <EmptyState title="The practice provider is not running">
          This request goes to its API. Start Authscope with the practice provider, then reload this page.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="min-w-0 flex-1 p-8 max-md:p-4">
      <EmptyState
        title={url === '' ? 'This profile names no first request' : 'The first request leads nowhere'}
        action={
          <Link to={`/profiles/${profile.id}`} className={buttonClass({ variant: 'primary' })}>
            Open {profile.name || 'the profile'}
          </Link>
        }
      >
        {url === ''
          ? 'Give it the path of one of the API’s calls, and it can be sent from here.'
          : `“${url}” is no whole URL, and the profile’s API base URL does not make it one.`}
      </EmptyState>
    </div>
  );
}
