import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { type CallbackHost, callbackUri, redirectUriOf } from '#oauth/profile.ts';
import type { ProfilePreset } from '#providers/preset-marks.ts';
import { Button } from '#ui/button.tsx';
import { CharCompare } from '#ui/char-compare.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Field } from '#ui/field.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Note } from '#ui/note.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { useProfileForm } from './profile-form.ts';
import { differenceInWords, redirectDifference } from './redirect-difference.ts';

const hosts: { id: CallbackHost; label: string }[] = [
  { id: '127.0.0.1', label: '127.0.0.1' },
  { id: 'localhost', label: 'localhost' },
];

const reasons: Record<CallbackHost, string> = {
  '127.0.0.1': 'The loopback address itself, as RFC 8252 section 8.3 asks for: no name to resolve.',
  localhost: 'For providers that refuse an address, such as Microsoft Entra’s portal. It leads to this console too.',
};

/** The URI to register, large, in the spelling this provider takes, with the provider's rule. */
export function RegisterRedirect() {
  const { resolved, origins, preset } = useProfileForm();
  const { redirect } = resolved;
  const uri = redirectUriOf(resolved, origins);
  if (redirect.kind === 'provider-page' || uri === '') return null;
  const rule = preset?.preset.facts.redirect ?? '';
  return (
    <div>
      <h3 className="font-medium">Register exactly this redirect URI</h3>
      <p className="text-12 text-ink-2">
        {preset?.provider.name ?? 'The provider'} sends the code only to an address it knows. Copy it into your app’s
        registration.
      </p>
      <div className="mt-2.5 flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 rounded-[10px] border border-line-control bg-sunken py-2 pr-2.5 pl-4.5 max-md:pl-3.5">
        <output
          aria-label="Redirect URI"
          className="min-w-0 flex-1 font-mono text-16 wrap-anywhere max-md:basis-full max-md:text-14"
        >
          {uri}
        </output>
        <CopyButton text={uri} label="Copy redirect URI" word="Copy" isMain />
      </div>
      {redirect.kind === 'callback' && <Spelling />}
      {rule !== '' && (
        <p className="mt-2.5 text-12 wrap-anywhere text-ink-2">
          <span className="font-medium text-ink">{preset?.provider.name}’s rule:</span> {rule}
        </p>
      )}
      {redirect.kind === 'callback' && isHttpsOnly(preset) && (
        <div className="mt-2.5">
          <Note tone="warning">
            This console is at an http address, which {preset?.provider.name} does not take. Choose “Own address” with
            an https one: after consent the page fails to load, and you paste its address into the run.
          </Note>
        </div>
      )}
    </div>
  );
}

/** A preset that fills in an https address of the app's own does so because nothing else is taken. */
function isHttpsOnly(preset: ProfilePreset | null): boolean {
  const redirect = preset?.filled.redirect;
  return redirect?.kind === 'custom' && redirect.uri.startsWith('https:');
}

function Spelling() {
  const { profile, edit, leave } = useProfileForm();
  const { redirect } = profile;
  if (redirect.kind !== 'callback') return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <span className="text-12 text-ink-3">Spelling</span>
      <Segmented
        label="Spelling"
        options={hosts.map(({ id }) => ({ id, label: <span className="font-mono">{id}</span> }))}
        value={redirect.host}
        onChange={(host) => {
          edit({ redirect: { kind: 'callback', host } });
          leave();
        }}
      />
      <span className="flex min-w-52 flex-1 gap-2 text-12 text-ink-2">
        <Check aria-hidden="true" size={14} className="mt-0.5 text-active-ink" />
        {reasons[redirect.host]}
      </span>
    </div>
  );
}

/** A registered URI, pasted, against the one that is sent: nothing is sent or stored for it. */
export function CompareRedirect() {
  const [pasted, setPasted] = useState('');
  const { resolved, origins } = useProfileForm();
  const here = redirectUriOf(resolved, origins);
  const there = pasted.trim();
  return (
    <div className="grid gap-2.5">
      <Field
        label="Compare with registered"
        hint={there === '' ? 'Paste what the registration has. Nothing is sent.' : undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            mono
            placeholder="Paste the registered URI"
            value={pasted}
            onChange={setPasted}
            trailing={
              pasted !== '' && (
                <IconButton icon={<X aria-hidden="true" size={14} />} label="Clear" onClick={() => setPasted('')} />
              )
            }
          />
        )}
      </Field>
      {there !== '' && <Comparison here={here} there={there} onDone={() => setPasted('')} />}
    </div>
  );
}

function Comparison({ here, there, onDone }: { here: string; there: string; onDone: () => void }) {
  const { origins, edit, leave } = useProfileForm();
  const difference = redirectDifference(here, there);
  if (difference.kind === 'same') {
    return (
      <Note tone="ok" live="polite">
        The same, character by character.
      </Note>
    );
  }
  const host = hosts.find(({ id }) => callbackUri(id, origins) === there)?.id;
  const use = () => {
    edit({ redirect: host ? { kind: 'callback', host } : { kind: 'custom', uri: there } });
    leave();
    onDone();
  };
  return (
    <>
      <CharCompare ours={here} theirs={there} labels={['this profile', 'registered']} />
      <Note tone="warning" live="polite">
        {differenceInWords(difference)}
      </Note>
      <div className="flex flex-wrap gap-2">
        {difference.kind !== 'not-a-url' && (
          <Button size="sm" onClick={use}>
            {host ? `Use ${host} here` : 'Use the registered one here'}
          </Button>
        )}
        <Button size="sm" variant="ghost" onClick={onDone}>
          I changed it there
        </Button>
      </div>
    </>
  );
}
