import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Profile } from '#oauth/profile.ts';
import { NewProfileLink } from '#panes/new-profile-link.tsx';
import { useServices } from '#queries/services-context.ts';
import { useTokens } from '#queries/tokens.ts';
import { classNames } from '#ui/class-names.ts';
import { useCommands } from '#ui/commands.ts';
import { ListFilter } from '#ui/list-filter.tsx';
import { Note } from '#ui/note.tsx';
import { useListSteps } from '#ui/use-list-steps.ts';
import { filterProfiles, type ListedProfile, listProfiles } from './profile-groups.ts';
import { ProfileRow } from './profile-row.tsx';

export interface ProfileListProps {
  profiles: readonly Profile[];
  /** How many more can't be decrypted. */
  unreadable: number;
  selectedId: string | undefined;
}

/** All profiles, drafts first, with a filter. On small screens it makes way for the one that is chosen. */
export function ProfileList({ profiles, unreadable, selectedId }: ProfileListProps) {
  const { origins } = useServices();
  const tokens = useTokens().data?.tokens;
  const [filter, setFilter] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const listed = useMemo(() => listProfiles(profiles, tokens ?? [], origins), [profiles, tokens, origins]);
  const shown = filterProfiles(listed, filter);
  const groups = [
    { name: 'Draft', members: shown.filter(({ isDraft }) => isDraft) },
    { name: 'Ready', members: shown.filter(({ isDraft }) => !isDraft) },
  ];
  const navigate = useNavigate();
  useListSteps({
    ids: groups.flatMap(({ members }) => members.map(({ profile }) => profile.id)),
    selectedId,
    noun: 'profile',
    group: 'Profiles',
    onStep: (id) => void navigate(`/profiles/${id}`),
  });
  useCommands([
    {
      id: 'filter',
      name: 'Filter profiles',
      group: 'Profiles',
      keys: ['/'],
      run: () => field.current?.focus(),
    },
  ]);
  return (
    <nav
      aria-label="Profiles"
      className={classNames(
        'flex w-list flex-none flex-col border-r border-line min-[1440px]:w-[300px] max-lg:w-full max-lg:border-r-0',
        selectedId && 'max-lg:hidden',
      )}
    >
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 px-4 pt-3 pb-1">
        <h2 className="text-14 font-semibold max-lg:sr-only">Profiles</h2>
        <NewProfileLink words="New" />
        <div className="col-span-2 max-lg:col-span-1 max-lg:row-start-1">
          <ListFilter label="Filter profiles" value={filter} onChange={setFilter} field={field} />
        </div>
      </div>
      <div className="relative min-h-0 flex-1 overflow-auto pb-3">
        {groups.map(
          (group) => group.members.length > 0 && <Group key={group.name} {...group} selectedId={selectedId} />,
        )}
        {shown.length === 0 && <p className="px-4 py-3 text-12 text-ink-3">No profile holds “{filter.trim()}”.</p>}
        {unreadable > 0 && (
          <div className="p-3">
            <Note tone="warning">{unreadable} more can’t be decrypted: the key they were sealed with is gone.</Note>
          </div>
        )}
      </div>
    </nav>
  );
}

interface GroupProps {
  name: string;
  members: readonly ListedProfile[];
  selectedId: string | undefined;
}

function Group({ name, members, selectedId }: GroupProps) {
  return (
    <section aria-label={name}>
      <h3 className="flex gap-1.5 px-4 pt-2.5 pb-1 text-11 font-medium text-ink-3">
        {name} <span className="tabular-nums">{members.length}</span>
      </h3>
      <ul className="px-2">
        {members.map(({ profile, token, findings }) => (
          <li key={profile.id}>
            <ProfileRow profile={profile} token={token} findings={findings} isSelected={profile.id === selectedId} />
          </li>
        ))}
      </ul>
    </section>
  );
}
