import type { ComponentType } from 'react';
import { Link, useParams } from 'react-router';
import type { Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import { BackToRequest, useWaitingRequest } from '#panes/back-to-request.tsx';
import { useProfile, useProfiles } from '#queries/profiles.ts';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { NotHere } from '#ui/not-here.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { ProfileEditor } from './profile-editor.tsx';
import { ProfileList } from './profile-list.tsx';
import { SaveWords } from './save-words.tsx';

export interface ProfilesPageProps {
  /** Shows the consent URL of a profile as it would be now: from the feature that knows it. */
  ConsentPreview: ComponentType<{ profile: Profile }>;
}

/** All profiles, and one of them to edit. */
export function ProfilesPage({ ConsentPreview }: ProfilesPageProps) {
  const { profileId } = useParams();
  const profiles = useProfiles();
  const edited = useProfile(profileId ?? '').data;
  const waiting = useWaitingRequest();
  return (
    <PageFrame
      title={edited ? profileName(edited) : 'Profiles'}
      crumbs={
        profileId
          ? [
              <Link key="profiles" to="/profiles">
                Profiles
              </Link>,
            ]
          : []
      }
      hasOwnHeading={Boolean(edited)}
      back={
        profileId
          ? (className, icon) => (
              <Link to="/profiles" aria-label="Back to Profiles" className={className}>
                {icon}
              </Link>
            )
          : undefined
      }
      actions={
        profileId &&
        edited && (
          <>
            <SaveWords id={profileId} />
            {waiting && <BackToRequest waiting={waiting} />}
          </>
        )
      }
    >
      {profiles.error && (
        <Note tone="error">The profiles can’t be read: {profiles.error.message}. Reload the page.</Note>
      )}
      {profiles.isPending && <Waiting label="Loading profiles" />}
      {profiles.data && profiles.data.records.length === 0 && !profileId && (
        <NoProfiles unreadable={profiles.data.unreadable.length} />
      )}
      {profiles.data && (profiles.data.records.length > 0 || profileId) && (
        <>
          <ProfileList
            profiles={profiles.data.records}
            unreadable={profiles.data.unreadable.length}
            selectedId={profileId}
          />
          {profileId ? <Selected id={profileId} ConsentPreview={ConsentPreview} /> : <ChooseOne />}
        </>
      )}
    </PageFrame>
  );
}

function Selected({ id, ConsentPreview }: ProfilesPageProps & { id: string }) {
  const profile = useProfile(id);
  if (profile.isPending) return <Waiting label="Loading the profile" />;
  if (profile.error) {
    return <Note tone="error">This profile can’t be read: {profile.error.message}. Reload the page.</Note>;
  }
  if (profile.data) return <ProfileEditor key={id} stored={profile.data} ConsentPreview={ConsentPreview} />;
  return (
    <NotHere
      what="profile"
      action={
        <Link to="/profiles/new" className={buttonClass({ variant: 'primary' })}>
          New profile
        </Link>
      }
    />
  );
}

function ChooseOne() {
  return (
    <p className="grid min-w-0 flex-1 place-items-center p-8 text-ink-3 max-lg:hidden">Choose a profile to edit it.</p>
  );
}

function NoProfiles({ unreadable }: { unreadable: number }) {
  return (
    <div className="mx-auto w-full max-w-xl p-8 max-md:p-4">
      <EmptyState
        title="No profiles yet"
        action={
          <Link to="/profiles/new" className={buttonClass({ variant: 'primary' })}>
            New profile
          </Link>
        }
      >
        A profile holds an app’s registration with a provider: its client ID, its endpoints, what it asks for.
      </EmptyState>
      {unreadable > 0 && (
        <Note tone="warning">{unreadable} can’t be decrypted: the key they were sealed with is gone.</Note>
      )}
    </div>
  );
}
