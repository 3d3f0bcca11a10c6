import { type ReactNode, useId, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { profileName } from '#oauth/profile-words.ts';
import { findPreset } from '#providers/all-providers.ts';
import type { PracticeClient } from '#providers/practice.ts';
import { useCreateProfile } from '#queries/profile-acts.ts';
import { useProfiles } from '#queries/profiles.ts';
import { usePracticeOrigin } from '#queries/start-run.ts';
import { buttonClass } from '#ui/button-class.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { useCommands } from '#ui/commands.ts';
import { Note } from '#ui/note.tsx';
import { Select } from '#ui/select.tsx';
import { IssuerForm } from './issuer-form.tsx';
import { leaveForProfiles } from './leave-for-profiles.ts';
import { NewProfileFrame } from './new-profile-frame.tsx';
import { PresetList } from './preset-list.tsx';
import { PresetPage } from './preset-page.tsx';

type Wish = Parameters<ReturnType<typeof useCreateProfile>['mutate']>[0];

/** A profile to begin: from a preset, once one is chosen, or one of the other ways. */
export function NewProfilePage() {
  const [search] = useSearchParams();
  const presetId = search.get('preset');
  const found = presetId === null ? null : findPreset(presetId);
  return found ? <PresetPage key={found.provider.id} {...found} /> : <Ways unknownPreset={presetId} />;
}

/** The ways to begin a profile. */
function Ways({ unknownPreset }: { unknownPreset: string | null }) {
  const navigate = useNavigate();
  const create = useCreateProfile();
  const make = (wish: Wish) => create.mutate(wish, { onSuccess: (id) => void navigate(`/profiles/${id}`) });
  useCommands([leaveForProfiles(() => void navigate('/profiles'))]);
  return (
    <NewProfileFrame title="New profile">
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="@container mx-auto w-full max-w-[820px] px-10 pt-6 pb-8 max-md:px-4">
          {create.error && (
            <div className="mb-4">
              <Note tone="error" live="assertive">
                The profile was not stored: {create.error.message}.
              </Note>
            </div>
          )}
          {unknownPreset !== null && (
            <div className="mb-4">
              <Note tone="warning">This version has no preset “{unknownPreset.slice(0, 80)}”. Choose one below.</Note>
            </div>
          )}
          <Way title="From a preset" hint="What the provider’s own pages say, filled in. You add your credentials.">
            <PresetList />
          </Way>
          <Way
            title="Paste anything"
            hint="A consent URL, curl, a code example, a help page, a credentials file: what is understood is shown first."
          >
            <Link to="/profiles/paste" className={buttonClass()}>
              Paste or drop
            </Link>
          </Way>
          <Way
            title="From an issuer"
            hint="Reads the provider’s own metadata: OpenID discovery and RFC 8414, both places."
          >
            <IssuerForm isCreating={create.isPending} onCreate={(change) => make({ kind: 'issuer', change })} />
          </Way>
          <Way title="Blank" hint="Fill in what the provider’s documentation says.">
            <CommandButton
              command={{ name: 'Begin a blank profile', group: 'Profiles' }}
              onClick={() => make({ kind: 'blank' })}
            >
              Begin blank
            </CommandButton>
          </Way>
          <Practice onChoose={(which) => make({ kind: 'practice', which })} />
          <Duplicate onChoose={(id) => make({ kind: 'duplicate', id })} />
        </div>
      </div>
    </NewProfileFrame>
  );
}

interface WayProps {
  title: string;
  hint: string;
  children: ReactNode;
}

function Way({ title, hint, children }: WayProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line-faint py-5 first:border-t-0 first:pt-0">
      <h2 id={id} className="text-14 font-semibold tracking-[-0.006em]">
        {title}
      </h2>
      <p className="mb-3 text-12 text-ink-3">{hint}</p>
      {children}
    </section>
  );
}

const practiceKinds: readonly { which: PracticeClient; title: string; what: string }[] = [
  { which: 'web', title: 'Web app', what: 'Authorization code with a secret and PKCE; the code is captured here.' },
  { which: 'native', title: 'Native app', what: 'A public client; the provider shows the code and you paste it.' },
  { which: 'service', title: 'Service', what: 'Client credentials: no user, no consent.' },
];

function Practice({ onChoose }: { onChoose: (which: PracticeClient) => void }) {
  const origin = usePracticeOrigin();
  return (
    <Way
      title="At the practice provider"
      hint="A small OAuth server that runs with Authscope. Everything is filled in; no account is needed."
    >
      {origin === '' && (
        <div className="mb-3">
          <Note tone="info">The practice provider is not running: its profiles get no token until it is.</Note>
        </div>
      )}
      <ul className="grid gap-2 @lg:grid-cols-3">
        {practiceKinds.map(({ which, title, what }) => (
          <li key={which} className="flex flex-col rounded-lg border border-line p-3.5">
            <h3 className="font-medium">{title}</h3>
            <p className="mt-0.5 mb-3 flex-1 text-12 text-ink-2">{what}</p>
            <span>
              <CommandButton
                command={{ name: `Use the practice ${title.toLowerCase()}`, group: 'Profiles' }}
                size="sm"
                aria-label={`Use the practice ${title.toLowerCase()}`}
                onClick={() => onChoose(which)}
              >
                Use this one
              </CommandButton>
            </span>
          </li>
        ))}
      </ul>
    </Way>
  );
}

function Duplicate({ onChoose }: { onChoose: (id: string) => void }) {
  const profiles = useProfiles().data?.records ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const id = chosen ?? profiles[0]?.id;
  if (id === undefined) return null;
  return (
    <Way title="Like one you have" hint="A copy with secrets of its own. Tokens stay with the original.">
      <div className="flex flex-wrap gap-2">
        <span className="min-w-52 flex-1">
          <Select
            aria-label="Profile to duplicate"
            value={id}
            onChange={setChosen}
            options={profiles.map((profile) => ({ id: profile.id, label: profileName(profile) }))}
          />
        </span>
        <CommandButton
          command={{
            name: 'Duplicate profile',
            detail: profiles.find((each) => each.id === id)?.name,
            group: 'Profiles',
          }}
          onClick={() => onChoose(id)}
        >
          Duplicate
        </CommandButton>
      </div>
    </Way>
  );
}
