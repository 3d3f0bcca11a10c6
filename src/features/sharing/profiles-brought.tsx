import { grantLine } from '#oauth/profile-words.ts';
import { countOf } from '#panes/count-of.ts';
import type { DocumentReview } from '#queries/review.ts';
import { Card } from '#ui/card.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import type { NeededProfile } from './choices.ts';

/** Where no collection comes along, the profiles are what there is: how each asks for tokens, where, and what for. */
export function ProfilesBrought({ review }: { review: DocumentReview }) {
  if (review.comparison || review.profiles.length === 0) return null;
  return (
    <Card>
      <ul aria-label="Profiles it brings">
        {review.profiles.map(({ role, profile, secrets }) => (
          <li key={role} className="border-b border-line-faint px-3.5 py-2.5 last:border-b-0">
            <p className="mb-1.5 font-medium wrap-anywhere">{profile?.name ?? role}</p>
            {profile && <Facts profile={profile} secrets={secrets.length} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Facts({ profile, secrets }: { profile: NonNullable<NeededProfile['profile']>; secrets: number }) {
  const { grant, hosts, scopes, clientId } = profile;
  return (
    <DefinitionList
      rows={[
        { term: 'Grant', value: grantLine(profile) },
        { term: 'Hosts', value: hosts.length > 0 ? hosts.join(', ') : 'none', mono: hosts.length > 0 },
        { term: 'Scopes', value: scopes.length > 0 ? scopes.join(' ') : 'none', mono: scopes.length > 0 },
        ...(grant === 'basic'
          ? []
          : [{ term: 'Client ID', value: clientId || 'stays with its owner', mono: clientId !== '' }]),
        { term: 'Left out', value: secrets === 0 ? 'nothing' : countOf(secrets, 'secret') },
      ]}
    />
  );
}
