import { hasTokenRequest } from '#oauth/profile.ts';
import { authentications, grantHints, grants } from './grant-words.ts';
import { ProfileChoice, ProfileSecret, ProfileText } from './profile-fields.tsx';
import { useProfileForm } from './profile-form.ts';
import { Section } from './section.tsx';

/** Who the app is, and how it gets its tokens. */
export function ClientSection() {
  const { grant, clientAuthentication } = useProfileForm().profile;
  return (
    <Section title="Client">
      <ProfileText field="name" label="Name" placeholder="Orders – dev" />
      <ProfileChoice field="grant" label="Grant" options={grants} hint={grantHints[grant]} />
      {grant !== 'basic' && (
        <ProfileText field="clientId" label="Client ID" mono canCopy placeholder="From the provider’s registration" />
      )}
      {hasTokenRequest(grant) && (
        <>
          <ProfileChoice field="clientAuthentication" label="Client authentication" options={authentications} />
          {clientAuthentication !== 'none' && (
            <ProfileSecret
              field="clientSecret"
              label="Client secret"
              noun="client secret"
              hint="Encrypted on this device. Left out of links, files and snippets."
            />
          )}
        </>
      )}
      {(grant === 'password' || grant === 'basic') && (
        <>
          <ProfileText field="username" label="User name" />
          <ProfileSecret field="password" label="Password" noun="password" />
        </>
      )}
      {grant === 'refresh_token' && (
        <ProfileSecret
          field="startingRefreshToken"
          label="Refresh token"
          noun="refresh token"
          hint="What the first token is asked with. A rotated one takes its place here."
        />
      )}
    </Section>
  );
}
