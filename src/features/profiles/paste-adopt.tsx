import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { maskedText } from '#call/masked-text.ts';
import type { Mark } from '#formats/mark-pasted.ts';
import type { Pasted } from '#formats/read-pasted.ts';
import { profileName } from '#oauth/profile-words.ts';
import { formatInWords } from '#oauth/token-format.ts';
import { useAdoptToken } from '#queries/pasted.ts';
import { useProfiles } from '#queries/profiles.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { Note } from '#ui/note.tsx';
import { Select } from '#ui/select.tsx';
import type { Adoptable } from './paste-adoptable.ts';
import { PasteDoubts } from './paste-doubts.tsx';
import { PasteFoot } from './paste-foot.tsx';
import { scrolling, side } from './paste-panes.ts';
import { useCreation } from './use-creation.ts';
import { type Settled, useSettled } from './use-settled.ts';

const newHome = 'new';

export interface PasteAdoptProps {
  token: Adoptable;
  pasted: Pasted;
  marks: readonly Mark[];
  onCancel: () => void;
  /** What was pasted. */
  children: ReactNode;
}

/** A pasted token on its way in: what it is, whose it is to be, and what of it can't be known. */
export function PasteAdopt({ token, pasted, marks, onCancel, children }: PasteAdoptProps) {
  const profiles = useProfiles().data?.records ?? [];
  const settled = useSettled(token.proposal);
  const [home, setHome] = useState(newHome);
  const name = settled.completed.profile.name ?? (token.host || 'Adopted token');
  return (
    <>
      <div className={scrolling}>
        {children}
        <section aria-label="Token to adopt" className={side}>
          <div className="grid gap-4">
            <h2 className="text-14 font-semibold">A token to adopt</h2>
            <DefinitionList rows={rowsOf(token)} />
            <div className="grid gap-1.5">
              <span className="text-12 font-medium">It belongs to</span>
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
              It was given out elsewhere, so its age is not known: expires_in tells no end here, only the exp of a JWT
              does.
              {token.call && ' The request is made as it was pasted, and is not sent.'}
            </Note>
          </div>
          {'proposal' in pasted && <PasteDoubts pasted={pasted} marks={marks} settled={settled} />}
        </section>
      </div>
      <Acts token={token} settled={settled} home={home} name={name} onCancel={onCancel} />
    </>
  );
}

interface ActsProps extends Pick<PasteAdoptProps, 'token' | 'onCancel'> {
  settled: Settled;
  home: string;
  name: string;
}

function Acts({ token, settled, home, name, onCancel }: ActsProps) {
  const navigate = useNavigate();
  const adopt = useAdoptToken();
  const creation = useCreation(settled.proposal);
  const isPending = adopt.isPending || creation.isPending;
  const take = () => {
    if (isPending) return;
    const { adoptedAs, text, call } = token;
    const { profile, origin } = settled.completed;
    const fields = { ...profile, name, preset: origin };
    adopt.mutate(
      { adoptedAs, text, call, home: home === newHome ? { kind: 'new', fields } : { kind: 'profile', id: home } },
      {
        onSuccess: ({ tokenId, request }) =>
          void navigate(request ? `/requests/${request.collectionId ?? 'new'}/${request.id}` : `/tokens/${tokenId}`),
      },
    );
  };
  const main = token.call ? 'Adopt and open request' : 'Adopt token';
  return (
    <PasteFoot
      main={{ id: 'adopt-token', name: main, group: 'Tokens', busy: 'Adopting' }}
      onMain={take}
      isPending={isPending}
      failure={adopt.error ? `The token was not stored: ${adopt.error.message}` : creation.failure}
      onCancel={onCancel}
    >
      {settled.proposal.profile.firstRequest && (
        <CommandButton
          command={{ name: 'Create profile without the token' }}
          onClick={() => creation.make(true)}
          className="max-md:w-full"
        >
          Without the token
        </CommandButton>
      )}
    </PasteFoot>
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
