import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { profileLetters } from '#oauth/profile-words.ts';
import { allProviders } from '#providers/all-providers.ts';
import type { Provider } from '#providers/preset.ts';
import { useCommands } from '#ui/commands.ts';
import { LetterTile } from '#ui/letter-tile.tsx';
import { ListFilter } from '#ui/list-filter.tsx';
import { addressOfProvider, canPractise, colorOf, filterProviders, grantWords } from './provider-words.ts';

/** The providers that the console knows, to choose one from. */
export function PresetList() {
  const navigate = useNavigate();
  const [filter, setFilter] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useCommands([
    {
      id: 'filter',
      name: 'Filter providers',
      group: 'Profiles',
      keys: ['/'],
      run: () => field.current?.focus(),
    },
  ]);
  const shown = filterProviders(allProviders, filter);
  const groups = [
    { name: 'Can be practised on this machine', members: shown.filter(canPractise) },
    { name: 'Their own servers only', members: shown.filter((provider) => !canPractise(provider)) },
  ].filter(({ members }) => members.length > 0);
  const chooseFirst = () => {
    const first = groups[0]?.members[0];
    if (filter.trim() !== '' && first) void navigate(addressOfProvider(first));
  };
  return (
    <div className="grid grid-cols-1 gap-3">
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            chooseFirst();
          }}
        >
          <ListFilter label="Filter providers" value={filter} onChange={setFilter} field={field} />
        </form>
      </search>
      {groups.map(({ name, members }) => (
        <section key={name} aria-label={name}>
          <h3 className="mb-1.5 text-11 font-medium text-ink-3">{name}</h3>
          <ul className="grid grid-cols-1 gap-2 @md:grid-cols-2 @2xl:grid-cols-3">
            {members.map((provider) => (
              <li key={provider.id}>
                <ProviderTile provider={provider} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p role="status" className={shown.length > 0 ? 'sr-only' : 'text-12 text-ink-3'}>
        {shown.length > 0
          ? `${shown.length} ${shown.length === 1 ? 'provider' : 'providers'}`
          : `No preset holds “${filter.trim()}”. Begin from its issuer, or blank: every departure can be set by hand.`}
      </p>
    </div>
  );
}

function ProviderTile({ provider }: { provider: Provider }) {
  const { name } = provider;
  return (
    <Link
      to={addressOfProvider(provider)}
      className="flex h-full items-center gap-2.5 rounded-lg border border-line p-2.5 hover:bg-hover max-lg:min-h-touch"
    >
      <LetterTile letters={profileLetters(name)} color={colorOf(provider)} />
      <span className="min-w-0 flex-1">
        <span className="block font-medium wrap-anywhere">{name}</span>
        <span className="block text-11 wrap-anywhere text-ink-3">{grantWords(provider)}</span>
      </span>
    </Link>
  );
}
