import { useState } from 'react';
import { useNavigate } from 'react-router';
import { maskedText } from '#call/masked-text.ts';
import { profileName } from '#oauth/profile-words.ts';
import { formatInWords } from '#oauth/token-format.ts';
import { useAdoptToken, useCompletedProfile } from '#queries/pasted.ts';
import { useProfiles } from '#queries/profiles.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { Note } from '#ui/note.tsx';
import { Select } from '#ui/select.tsx';
import type { Adoptable } from './paste-adoptable.ts';

const newHome = 'new';

/** A pasted token on its way in: what it is, whose it is to be, and what of it can't be known. */
export function PasteAdopt({ token, onCancel }: { token: Adoptable; onCancel: () => void }) {
  const navigate = useNavigate();
  const profiles = useProfiles().data?.records ?? [];
  const { profile: proposed, origin } = useCompletedProfile(token.proposal);
  const [home, setHome] = useState(newHome);
  const adopt = useAdoptToken();
  const name = proposed.name ?? (token.host || 'Adopted token');
  const take = () => {
    if (adopt.isPending) return;
    const { adoptedAs, text, call } = token;
    const fields = { ...proposed, name, preset: origin };
    adopt.mutate(
      { adoptedAs, text, call, home: home === newHome ? { kind: 'new', fields } : { kind: 'profile', id: home } },
      {
        onSuccess: ({ tokenId, requestId }) =>
          void navigate(requestId ? `/requests/new/${requestId}` : `/tokens/${tokenId}`),
      },
    );
  };
  const primary = token.call ? 'Adopt token and open request' : 'Adopt token';
  useCommands([
    { id: 'adopt-token', name: primary, group: 'Tokens', keys: ['⌘', '↵'], isPrimary: true, run: take },
    { id: 'leave-paste', name: 'Cancel', group: 'Profiles', keys: ['Esc'], isHidden: true, run: onCancel },
  ]);
  return (
    <section
      aria-label="Token to adopt"
      className="grid min-w-0 content-start gap-4 overflow-auto px-6 pt-4 pb-6 max-xl:border-t max-xl:border-line max-md:px-4"
    >
      <h2 className="text-14 font-semibold">A token to adopt</h2>
      <DefinitionList rows={rowsOf(token)} />
      <div className="grid gap-1.5">
        <span className="text-12 font-medium">Whose it is to be</span>
        <Select
          aria-label="Profile of the token"
          value={home}
          onChange={setHome}
          options={[
            { id: newHome, label: `A new profile, ${name}` },
            ...profiles.map((profile) => ({ id: profile.id, label: profileName(profile) })),
          ]}
        />
      </div>
      <Note tone="info">
        It was given out elsewhere, so its age is not known: expires_in is not counted by, only the exp of a JWT is.
        {token.call && ' The request is made as it was pasted, and is not sent.'}
      </Note>
      {adopt.error && (
        <Note tone="error" live="assertive">
          The token was not stored: {adopt.error.message}. What you pasted is still here.
        </Note>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button variant="ghost" keys="Esc" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          variant="primary"
          keys={['⌘', '↵']}
          busy={adopt.isPending}
          busyLabel="Adopting"
          onClick={take}
          className="max-md:w-full"
        >
          {primary}
        </Button>
      </div>
    </section>
  );
}

function rowsOf({ adoptedAs, text, format, call }: Adoptable): Definition[] {
  const shown = adoptedAs === 'token' ? maskedText(text) : 'In the response that you pasted';
  return [
    { term: 'Token', value: shown, mono: adoptedAs === 'token' },
    ...(format ? [{ term: 'Format', value: formatInWords(format) }] : []),
    ...(call
      ? [{ term: 'Request', value: `${call.request.method} ${call.request.url?.text.split('?')[0] ?? ''}`, mono: true }]
      : []),
    ...(call ? [{ term: 'Sent as', value: call.scheme === '' ? 'The token alone, without Bearer' : call.scheme }] : []),
  ];
}
