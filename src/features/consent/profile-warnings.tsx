import type { Profile } from '#oauth/profile.ts';
import { Note } from '#ui/note.tsx';

/** What is risky about the way this profile gets its tokens, said wherever it does. */
export function ProfileWarnings({ profile }: { profile: Pick<Profile, 'grant' | 'connection'> }) {
  const words = [
    ...(profile.connection.verifiesCertificate
      ? []
      : ['Certificates are not verified for this profile: anyone on the way can read and change what is sent.']),
    ...(grantWarnings[profile.grant] ?? []),
  ];
  if (words.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      {words.map((each) => (
        <Note key={each} tone="warning">
          {each}
        </Note>
      ))}
    </div>
  );
}

const grantWarnings: Partial<Record<Profile['grant'], readonly string[]>> = {
  password: [
    'The password grant hands the user’s password to the app. It must not be used (RFC 9700 §2.4); authorization code with PKCE replaces it.',
  ],
  implicit: [
    'The implicit grant sends the token through the browser’s address bar. It should not be used (RFC 9700 §2.1.2); authorization code with PKCE replaces it.',
  ],
};
