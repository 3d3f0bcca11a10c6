import { Check, Lock } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { useProfiles } from '#queries/profiles.ts';
import type { DocumentReview } from '#queries/review.ts';
import { Card } from '#ui/card.tsx';
import { Select } from '#ui/select.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { asked, type Binding, bindingOf, type Choices, lacksClientId, type NeededProfile } from './choices.ts';
import { SecretInput, type TypedSecrets } from './secret-input.tsx';
import { Section, sectionIds } from './section.tsx';
import { ShowMore, useFirstRows } from './show-more.tsx';

export interface MissingSectionProps {
  document: SharedDocument;
  review: DocumentReview;
  choices: Choices;
  onChoose: (choices: Choices) => void;
  typed: TypedSecrets;
}

/** What no link and no file brings: the profile, its secret, secret variables, values. */
export function MissingSection(props: MissingSectionProps) {
  const { document, review, choices, onChoose, typed } = props;
  // What becomes of a profile that came alone and is here is chosen among the ways to take it.
  const profiles = review.comparison ? review.profiles : review.profiles.filter((each) => isToFill(each, props));
  const secrets = asked(review.secrets, review, choices);
  const variables = asked(review.variables, review, choices);
  const shownProfiles = useFirstRows(profiles);
  const shownSecrets = useFirstRows(secrets);
  const shownVariables = useFirstRows(variables);
  if (profiles.length + secrets.length + variables.length === 0) return null;
  const bind = (role: string, binding: Binding) =>
    onChoose({ ...choices, bindings: { ...choices.bindings, [role]: binding } });
  const fill = (key: string, text: string) => onChoose({ ...choices, values: { ...choices.values, [key]: text } });
  return (
    <Section id={sectionIds.missing} title="Missing, yours to fill" aside="never part of a link or file">
      <Card className="grid gap-2 px-3 py-2.5">
        {shownProfiles.first.map((needed) => (
          <ProfileRows
            key={needed.role}
            needed={needed}
            binding={bindingOf(needed, choices)}
            isAlone={!review.comparison && review.profiles.length === 1}
            isOne={profiles.length === 1}
            onBind={(binding) => bind(needed.role, binding)}
            clientId={lacksClientId(document, needed.role) ? (choices.clientIds[needed.role] ?? '') : null}
            onClientId={(clientId) =>
              onChoose({ ...choices, clientIds: { ...choices.clientIds, [needed.role]: clientId } })
            }
            typed={typed}
          />
        ))}
        <ShowMore what="profiles" left={shownProfiles.left} onShow={shownProfiles.showMore} />
        {shownSecrets.first.map((needed) => (
          <Row key={secretPlaceKey(needed.place)} label={needed.label} where={needed.where.join(' / ')} isMono>
            {(control) => <SecretInput control={control} place={needed.place} typed={typed} placeholder={toVault} />}
          </Row>
        ))}
        <ShowMore what="secrets" left={shownSecrets.left} onShow={shownSecrets.showMore} />
        {shownVariables.first.map(({ place, label, where }) => (
          <Row key={secretPlaceKey(place)} label={label} where={where.join(' / ')} isMono>
            {(control) => (
              <TextInput
                {...control}
                mono
                value={choices.values[secretPlaceKey(place)] ?? ''}
                onChange={(text) => fill(secretPlaceKey(place), text)}
                placeholder="Value, or later"
              />
            )}
          </Row>
        ))}
        <ShowMore what="variables" left={shownVariables.left} onShow={shownVariables.showMore} />
      </Card>
    </Section>
  );
}

/** One that came alone needs no choice of another, and one that is here and stays needs nothing. */
function isToFill(needed: NeededProfile, { document, review, choices }: MissingSectionProps): boolean {
  if (review.profiles.length > 1) return true;
  const { role, secrets, profile } = needed;
  const isMade = bindingOf(needed, choices).kind === 'make';
  return isMade && (secrets.length > 0 || lacksClientId(document, role) || profile?.isPresetUnknown === true);
}

interface ProfileRowsProps {
  needed: NeededProfile;
  binding: Binding;
  /** It is what there is to take: nothing else can stand in its place. */
  isAlone: boolean;
  /** There is no other: it needs no name of its own. */
  isOne: boolean;
  onBind: (binding: Binding) => void;
  /** `null` where the document brings it. */
  clientId: string | null;
  onClientId: (clientId: string) => void;
  typed: TypedSecrets;
}

/** Whose tokens the requests carry, and what a new profile needs. */
function ProfileRows({ needed, binding, isAlone, isOne, onBind, clientId, onClientId, typed }: ProfileRowsProps) {
  const { profile, candidates } = needed;
  const own = useProfiles().data?.records ?? [];
  const fits = new Set(candidates.map(({ id }) => id));
  const others = own.filter(({ id }) => !fits.has(id));
  const options = [
    ...candidates.map(({ id, name }) => ({ id, label: `${name}, matches its endpoints` })),
    ...(profile ? [{ id: make, label: `Make “${profile.name}”` }] : []),
    ...others.map(({ id, name }) => ({ id, label: name || 'Unnamed profile' })),
    { id: none, label: 'None for now' },
  ];
  const chosen = candidates.find(({ id }) => binding.kind === 'profile' && binding.id === id);
  return (
    <>
      {!isAlone && (
        <Row label="Profile" where={isOne ? '' : (profile?.name ?? needed.role)}>
          {(control) => (
            <Select
              {...control}
              value={binding.kind === 'profile' ? binding.id : binding.kind}
              onChange={(id) => onBind(id === make || id === none ? { kind: id } : { kind: 'profile', id })}
              options={options}
            />
          )}
        </Row>
      )}
      {binding.kind === 'make' && clientId !== null && (
        <Row label="Client ID" where={isOne ? '' : (profile?.name ?? '')}>
          {(control) => (
            <TextInput {...control} mono value={clientId} onChange={onClientId} placeholder="Yours, or later" />
          )}
        </Row>
      )}
      {binding.kind === 'make' &&
        needed.secrets.map(({ place, label }) => (
          <Row key={secretPlaceKey(place)} label={sentence(label)} where={isOne ? '' : (profile?.name ?? '')}>
            {(control) => <SecretInput control={control} place={place} typed={typed} placeholder={toVault} />}
          </Row>
        ))}
      {binding.kind === 'make' && profile?.isPresetUnknown && (
        <p className="text-12 text-expiring-ink">
          It was made from a preset that this console does not know: look through its fields before you send.
        </p>
      )}
      {chosen?.hasSecret && (
        <p className="flex items-center gap-1.5 text-12 text-active-ink">
          <Lock aria-hidden="true" size={14} />
          Its client secret is set
          <Check aria-hidden="true" size={14} />
        </p>
      )}
    </>
  );
}

const toVault = 'Goes to the vault';
const make = 'make';
const none = 'none';
const sentence = (label: string) => `${label.charAt(0).toUpperCase()}${label.slice(1)}`;

/** What a row ties to its control. */
export interface RowControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
}

interface RowProps {
  label: string;
  where: string;
  isMono?: boolean;
  children: (control: RowControl) => ReactNode;
}

function Row({ label, where, isMono = false, children }: RowProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[132px_minmax(0,1fr)] items-center gap-x-2 max-md:grid-cols-1 max-md:gap-y-1">
      <div className="min-w-0 text-12">
        <label htmlFor={id} className={`block wrap-anywhere text-ink-2 ${isMono ? 'font-mono' : ''}`}>
          {label}
        </label>
        {where !== '' && (
          <span id={`${id}-where`} className="block text-11 wrap-anywhere text-ink-3">
            {where}
          </span>
        )}
      </div>
      {children({ id, 'aria-describedby': where === '' ? undefined : `${id}-where` })}
    </div>
  );
}
