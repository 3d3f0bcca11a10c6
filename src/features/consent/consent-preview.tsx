import { previewAuthorizationRequest } from '#oauth/authorization-request.ts';
import { asksForConsent, type Profile, resolveProfile } from '#oauth/profile.ts';
import { useServices } from '#queries/services-context.ts';
import { UrlAnatomy } from './url-anatomy.tsx';

/**
 * The consent URL of a profile that is being edited, taken apart as a run would send it: what each run makes anew is
 * an empty place. A grant that asks nobody has none.
 */
export function ConsentPreview({ profile }: { profile: Profile }) {
  const { origins } = useServices();
  if (!asksForConsent(profile.grant)) return null;
  const resolved = resolveProfile(profile, origins);
  const request = previewAuthorizationRequest(resolved, origins);
  if (!request) {
    return (
      <p className="text-12 text-ink-3">
        The consent URL appears here once the authorization endpoint is an http or https address.
      </p>
    );
  }
  return <UrlAnatomy request={request} profile={resolved} />;
}
