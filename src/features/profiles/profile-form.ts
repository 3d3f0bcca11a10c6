import { createContext, use, useCallback, useMemo, useRef, useState } from 'react';
import type { SecretRef } from '#call/secret-ref.ts';
import { checkProfile } from '#diagnosis/check-profile.ts';
import type { ProfileCheck } from '#diagnosis/profile-check.ts';
import { type Origins, type Profile, resolveProfile } from '#oauth/profile.ts';
import type { ProviderMetadata } from '#oauth/provider-metadata.ts';
import { type ProfilePreset, presetOf } from '#providers/preset-marks.ts';
import { useRevealSecret, useSetProfileSecret } from '#queries/profile-acts.ts';
import { useServices } from '#queries/services-context.ts';
import type { FieldMessage } from '#ui/field.tsx';
import { type Autosave, useAutosave } from './use-autosave.ts';

/** The fields of a profile that hold a secret. */
export type SecretFieldName = 'clientSecret' | 'password' | 'startingRefreshToken' | 'clientKey';

/** What the editor's sections read and write. */
export interface ProfileForm extends Autosave {
  /** With its addresses of this launch. */
  readonly resolved: Profile;
  readonly origins: Origins;
  readonly checks: readonly ProfileCheck[];
  /** The preset that it was made from. */
  readonly preset: ProfilePreset | null;
  /** The fields that were left once: an empty one is told of from then on. */
  readonly touched: ReadonlySet<string>;
  readonly touch: (field: string) => void;
  readonly saveSecret: (field: SecretFieldName, text: string | null) => Promise<void>;
  readonly revealSecret: (ref: SecretRef) => Promise<string>;
  /** What the provider says of itself, once it was asked: the checks hold the profile against it. */
  readonly metadata: ProviderMetadata | null;
  readonly setMetadata: (metadata: ProviderMetadata | null) => void;
  /** Everything typed is stored, secrets too. */
  readonly settle: () => Promise<void>;
}

/** The form around the editor's sections. */
export const ProfileFormContext = createContext<ProfileForm | null>(null);

/** @throws outside of the editor: a bug of ours. */
export function useProfileForm(): ProfileForm {
  const form = use(ProfileFormContext);
  if (!form) throw new Error('There is no profile editor above this component');
  return form;
}

/** Makes the form of a stored profile. */
export function useNewProfileForm(stored: Profile): ProfileForm {
  const autosave = useAutosave(stored);
  const { origins } = useServices();
  const { profile, flush } = autosave;
  const [metadata, setMetadata] = useState<ProviderMetadata | null>(null);
  const resolved = useMemo(() => resolveProfile(profile, origins), [profile, origins]);
  const checks = useMemo(() => checkProfile(profile, { origins, metadata }), [profile, origins, metadata]);
  const preset = useMemo(() => presetOf({ preset: profile.preset }), [profile.preset]);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const touch = useCallback((field: string) => setTouched((before) => new Set([...before, field])), []);
  const { mutateAsync } = useSetProfileSecret();
  const saving = useRef(new Set<Promise<unknown>>());
  const saveSecret = async (field: SecretFieldName, text: string | null) => {
    const save = mutateAsync({ id: stored.id, field, text });
    saving.current.add(save);
    try {
      await save;
    } finally {
      saving.current.delete(save);
    }
  };
  const settle = async () => {
    await flush();
    await Promise.allSettled(saving.current);
  };
  return {
    ...autosave,
    resolved,
    origins,
    checks,
    preset,
    touched,
    touch,
    saveSecret,
    revealSecret: useRevealSecret(),
    metadata,
    setMetadata,
    settle,
  };
}

/**
 * What the checks find in a field: said once it holds something, or was left empty.
 * @param part one of several inputs that make up the field, as the ids of its checks name it.
 */
export function fieldMessage(form: ProfileForm, field: keyof Profile, part?: string): FieldMessage | null {
  const found = form.checks.filter(
    (check) => check.field === field && (part === undefined || check.id.startsWith(`${field}/${part}/`)),
  );
  const worst = found.find(({ verdict }) => verdict === 'error') ?? found.find(({ verdict }) => verdict === 'warning');
  if (!worst || (isEmpty(form.profile[field]) && !form.touched.has(field))) return null;
  return { verdict: worst.verdict === 'error' ? 'error' : 'warning', words: worst.title };
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (Array.isArray(value) && value.length === 0);
}
