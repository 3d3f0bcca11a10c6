import { X } from 'lucide-react';
import { hostOf } from '#call/host-of.ts';
import type { VariableValue } from '#collection/variable.ts';
import { cleanSecret } from '#oauth/secret-hygiene.ts';
import { useSetVariableSecret, type VariableAddress } from '#queries/environments.ts';
import { useRevealSecret } from '#queries/profile-acts.ts';
import { Field, Message } from '#ui/field.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { SecretField } from '#ui/secret-field.tsx';
import { useVariableActs } from './use-variable-acts.ts';

export interface SecretDetailsProps {
  address: VariableAddress;
  value: Extract<VariableValue, { kind: 'secret' }>;
}

/** A secret variable looked at more closely: its value, and the hosts it may go to. */
export function SecretDetails({ address, value: { secret, origins } }: SecretDetailsProps) {
  const set = useSetVariableSecret();
  const reveal = useRevealSecret();
  const acts = useVariableActs(address);
  return (
    <section aria-label={`Secret ${address.name}`} className="grid gap-2 rounded-well border border-line bg-sunken p-3">
      <p className="text-12 text-ink-2">
        <span className="font-mono font-semibold text-ink">{address.name}</span> is encrypted on this device and masked
        everywhere.{' '}
        {origins.length === 0
          ? 'The first request that sends it binds it to its host; another host asks first.'
          : 'It goes only to the hosts below; another host asks first.'}
      </p>
      <Field label="Value">
        {(control) => (
          <SecretField
            {...control}
            noun={`value of ${address.name}`}
            lastFour={secret?.lastFour ?? null}
            clean={cleanSecret}
            onSave={(text) => set.mutateAsync({ ...address, text })}
            onRemove={() => set.mutateAsync({ ...address, text: null })}
            reveal={() => (secret ? reveal(secret) : Promise.reject(new Error('There is no value')))}
          />
        )}
      </Field>
      {origins.length > 0 && (
        <ul aria-label="Hosts it may go to" className="grid gap-1">
          {origins.map((origin) => (
            <li key={origin} className="flex items-center gap-1 pl-0.5">
              <span className="min-w-0 flex-1 font-mono text-12 wrap-anywhere" title={origin}>
                {hostOf(origin)}
              </span>
              <IconButton
                icon={<X aria-hidden="true" size={14} />}
                label={`Allow ${hostOf(origin)} no longer`}
                onClick={() => acts.removeOrigin(origin)}
              />
            </li>
          ))}
        </ul>
      )}
      {acts.error && <Message verdict="error" words={`Nothing was changed: ${acts.error.message}`} />}
    </section>
  );
}
