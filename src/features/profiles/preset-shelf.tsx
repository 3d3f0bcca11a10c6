import { Braces, ChevronRight, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { profileLetters } from '#oauth/profile-words.ts';
import { allProviders } from '#providers/all-providers.ts';
import type { Provider } from '#providers/preset.ts';
import { Card } from '#ui/card.tsx';
import { LetterTile } from '#ui/letter-tile.tsx';
import { addressOfProvider, colorOf, grantWords } from './provider-words.ts';

/** Home's way to a provider of one's own: the first presets, discovery, and a profile with nothing in it. */
export function PresetShelf() {
  return (
    <section aria-labelledby="connect-provider">
      <div className="mb-2.5 flex items-baseline justify-between">
        <h2 id="connect-provider" className="text-14 font-semibold">
          Connect a provider
        </h2>
        <Link to="/profiles/new" className="text-12 font-medium text-accent-ink hover:underline">
          All {allProviders.length} presets
        </Link>
      </div>
      <Card className="overflow-hidden">
        <ul>
          {shelved.map(({ to, tile, name, grant, quirk }) => (
            <li key={name} className="border-b border-line-faint last:border-b-0">
              <Link
                to={to}
                className="flex min-h-15.5 items-center gap-3 px-3.5 py-2 hover:bg-hover focus-visible:-outline-offset-2"
              >
                {tile}
                <span className="min-w-0 flex-1">
                  <span className="block">
                    <span className="font-medium">{name}</span> <span className="text-12 text-ink-3">{grant}</span>
                  </span>
                  <span className="block text-12 text-ink-2">{quirk}</span>
                </span>
                <ChevronRight aria-hidden="true" size={14} className="flex-none text-ink-3" />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

interface Shelved {
  readonly to: string;
  readonly tile: ReactNode;
  readonly name: string;
  readonly grant: string;
  readonly quirk: string;
}

/** Those that stand here; all of them are a press away. */
const shownIds = ['clayton', 'clarify', 'cliquify'];

/** What a client of it may not expect, said of its first way in: by its own data. */
function quirkOf({ presets: [preset] }: Provider): string {
  const { redirect, defaultHeaders: [header] = [], tokenPointers } = preset?.profile ?? {};
  if (redirect?.kind === 'provider-page') return 'Shows the code on its own page to native and CLI apps';
  if (header) return `Wants ${header.name}: ${header.value} with every call`;
  const [, parent, nested] = tokenPointers?.access_token?.split('/') ?? [];
  return nested ? `Nests the access token under “${parent}”` : '';
}

const shelved: readonly Shelved[] = [
  ...allProviders
    .filter(({ id }) => shownIds.includes(id))
    .map((provider) => ({
      to: addressOfProvider(provider),
      tile: <LetterTile letters={profileLetters(provider.name)} color={colorOf(provider)} />,
      name: provider.name,
      grant: grantWords(provider),
      quirk: quirkOf(provider),
    })),
  {
    to: '/profiles/new?from=issuer',
    tile: <IconTile icon={<Braces aria-hidden="true" />} />,
    name: 'OpenID Connect',
    grant: 'Discovery',
    quirk: 'Reads the endpoints from the issuer’s metadata',
  },
  {
    to: '/profiles/new',
    tile: <IconTile icon={<SlidersHorizontal aria-hidden="true" />} />,
    name: 'Custom OAuth 2.0',
    grant: '',
    quirk: 'Enter endpoints and credentials yourself',
  },
];

function IconTile({ icon }: { icon: ReactNode }) {
  return (
    <span className="grid size-7.5 flex-none place-items-center rounded-well border border-line text-ink-2 [&_svg]:size-4">
      {icon}
    </span>
  );
}
