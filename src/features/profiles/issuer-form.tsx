import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { likelyIssuer, profileFromMetadata } from '#oauth/discovery.ts';
import type { Profile } from '#oauth/profile.ts';
import { useDiscover } from '#queries/endpoints.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { type Discovery, DiscoveryReport } from './discovery-report.tsx';

export interface IssuerFormProps {
  isCreating: boolean;
  onCreate: (change: Partial<Profile>) => void;
}

/** Asks an issuer what it says of itself, shows what was found, and makes a profile of it. */
export function IssuerForm({ isCreating, onCreate }: IssuerFormProps) {
  const [search] = useSearchParams();
  const [issuer, setIssuer] = useState('');
  const discover = useDiscover();
  const { data: discovery } = discover;
  const found = discovery?.reading?.kind === 'metadata' ? discovery.reading.metadata : null;
  const ask = () => {
    if (issuer.trim() !== '' && !discover.isPending) discover.mutate(issuer.trim());
  };
  return (
    <div className="grid grid-cols-1 gap-4">
      <form
        className="flex flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <div className="min-w-60 flex-1">
          <TextInput
            mono
            aria-label="Issuer"
            placeholder="https://accounts.example.com"
            autoFocus={search.get('from') === 'issuer'}
            value={issuer}
            onChange={(text) => {
              setIssuer(text);
              discover.reset();
            }}
          />
        </div>
        <CommandButton
          command={{ name: 'Discover from issuer' }}
          type="submit"
          variant={found ? 'default' : 'primary'}
          disabled={issuer.trim() === ''}
          busy={discover.isPending}
          busyLabel="Asking"
        >
          Discover
        </CommandButton>
      </form>
      {discover.isPending && <Waiting label="Asking the issuer" onCancel={discover.cancel} />}
      {discover.error && (
        <Note tone="error" live="assertive">
          The issuer could not be asked: {discover.error.message}.
        </Note>
      )}
      {discovery && <Found discovery={discovery} likely={likelyIssuer(issuer)} />}
      {found && (
        <div className="flex justify-end">
          <CommandButton
            command={{ name: 'Create profile', isPrimary: true }}
            variant="primary"
            busy={isCreating}
            busyLabel="Creating"
            onClick={() => onCreate(profileFromMetadata(found))}
            className="max-md:w-full"
          >
            Create profile
          </CommandButton>
        </div>
      )}
    </div>
  );
}

function Found({ discovery, likely }: { discovery: Discovery; likely: string | null }) {
  if (discovery.attempts.length > 0) return <DiscoveryReport discovery={discovery} />;
  return (
    <Note tone="error" live="assertive">
      This is no issuer: an issuer is an http or https URL without query and fragment (RFC 8414 §2). Nothing was sent.
      {likely && ` Did you mean ${likely}?`}
    </Note>
  );
}
