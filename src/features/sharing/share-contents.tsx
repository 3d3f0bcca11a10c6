import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { asksForConsent } from '#oauth/profile.ts';
import { useEnvironments } from '#queries/environments.ts';
import { useProfiles } from '#queries/profiles.ts';
import type { Shared } from '#queries/sharing.ts';
import { leftOutRows, requestsOf } from './share-words.ts';

/** What goes along beside the requests. */
export interface Included {
  readonly environmentIds: readonly string[];
  readonly includesClientId: boolean;
}

export interface ShareContentsProps {
  shared: Shared;
  included: Included;
  onChange: (included: Included) => void;
}

/** What is handed over, some of it by choice, and what never is. */
export function ShareContents({ shared, included, onChange }: ShareContentsProps) {
  const { document, leftOut } = shared;
  const requests = requestsOf(document);
  const hasClientId = leftOut.clientIds > 0 || included.includesClientId;
  return (
    <>
      <Group title="Included">
        {document.collection && <Fixed label="Requests" detail={String(requests)} />}
        {document.profiles.length > 0 && <ProfilesLine shared={shared} />}
        {document.collection && <Environments included={included} onChange={onChange} />}
        {document.profiles.length > 0 && hasClientId && (
          <Choice
            label="Client ID"
            detail={included.includesClientId ? 'on' : 'off'}
            isOn={included.includesClientId}
            onChange={(includesClientId) => onChange({ ...included, includesClientId })}
          />
        )}
      </Group>
      <Group title="Always left out">
        {leftOutRows(shared).map(({ label, count }) => (
          <Row
            key={label}
            icon={<Minus aria-hidden="true" size={12} className="rounded-sm bg-s4xx-tint text-s4xx-ink" />}
            label={label}
            detail={count}
          />
        ))}
      </Group>
    </>
  );
}

/** A profile that never sends the user anywhere has no redirect to go along. */
function ProfilesLine({ shared: { document, profileIds } }: Pick<ShareContentsProps, 'shared'>) {
  const own = useProfiles().data?.records ?? [];
  const hasRedirect = own.some(({ id, grant }) => profileIds.includes(id) && asksForConsent(grant));
  const names = document.profiles.map(({ name }) => name || 'without a name').join(', ');
  return <Fixed label={`Endpoints, scopes${hasRedirect ? ', redirect' : ''}`} detail={names} />;
}

/** Each environment by choice: what is tried against what is nobody else's business unless told. */
function Environments({ included, onChange }: Pick<ShareContentsProps, 'included' | 'onChange'>) {
  const environments = useEnvironments().data?.records ?? [];
  return environments.map(({ id, name, variables }) => {
    const isOn = included.environmentIds.includes(id);
    const others = included.environmentIds.filter((each) => each !== id);
    return (
      <Choice
        key={id}
        label={`Environment ${name}`}
        detail={variables.length === 1 ? '1 variable' : `${variables.length} variables`}
        isOn={isOn}
        onChange={(isNowOn) => onChange({ ...included, environmentIds: isNowOn ? [...others, id] : others })}
      />
    );
  });
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-11 text-ink-2">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

interface RowProps {
  icon: ReactNode;
  label: string;
  detail: string;
}

function Row({ icon, label, detail }: RowProps) {
  return (
    <li className="flex min-h-7 items-center gap-2.5">
      <span className="grid size-4 flex-none place-items-center">{icon}</span>
      <span className="flex-none">{label}</span>
      <span className="ml-auto min-w-0 truncate text-12 text-ink-2 tabular-nums">{detail}</span>
    </li>
  );
}

function Fixed({ label, detail }: Omit<RowProps, 'icon'>) {
  return (
    <Row icon={<Check aria-hidden="true" size={14} className="text-active-ink" />} label={label} detail={detail} />
  );
}

interface ChoiceProps extends Omit<RowProps, 'icon'> {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

function Choice({ label, detail, isOn, onChange }: ChoiceProps) {
  return (
    <li>
      <label className="flex min-h-7 items-center gap-2.5 max-lg:min-h-touch">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4 flex-none accent-accent"
        />
        <span className="min-w-0">{label}</span>
        <span aria-hidden="true" className="ml-auto flex-none text-12 text-ink-2">
          {detail}
        </span>
      </label>
    </li>
  );
}
