import { useCallback, useEffect, useRef } from 'react';
import type { Profile } from '#oauth/profile.ts';
import { useChangeProfile } from '#queries/profile-acts.ts';
import { useServices } from '#queries/services-context.ts';
import { dropStored, markStored, putDraft, setSaveState, unsavedOf, useDrafts, withDrafts } from './profile-drafts.ts';

const SAVED_AFTER_MS = 500;

/** A profile that stores itself. */
export interface Autosave {
  /** As it stands on the screen: what is stored, and over it what is being edited. */
  readonly profile: Profile;
  /** Changes fields; they are stored half a second after the last change. */
  readonly edit: (change: Partial<Profile>) => void;
  /** Stores what is not stored yet. */
  readonly flush: () => Promise<void>;
  /** The field is left: stores it, and shows what other tabs make of it again. */
  readonly leave: () => void;
}

/** Stores a profile while it is edited. Nothing typed is lost: leaving a field, the page or the tab stores it. */
export function useAutosave(stored: Profile): Autosave {
  const { id } = stored;
  const { now } = useServices();
  const { mutateAsync } = useChangeProfile();
  const drafts = useDrafts((state) => state.drafts[id]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const editing = useRef(new Set<string>());

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const change = unsavedOf(id);
    if (Object.keys(change).length === 0) return;
    setSaveState(id, { kind: 'saving' });
    try {
      await mutateAsync({ id, change });
      markStored(id, change);
      setSaveState(id, { kind: 'saved', at: now() });
    } catch (reason) {
      setSaveState(id, { kind: 'failed', why: reason instanceof Error ? reason.message : String(reason) });
    }
  }, [id, mutateAsync, now]);

  const edit = useCallback(
    (change: Partial<Profile>) => {
      for (const field of Object.keys(change)) editing.current.add(field);
      putDraft(id, change);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), SAVED_AFTER_MS);
    },
    [id, flush],
  );

  const leave = useCallback(() => {
    editing.current.clear();
    void flush();
  }, [flush]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another version is stored
  useEffect(() => dropStored(id, editing.current), [id, stored]);
  useEffect(() => {
    void flush();
    const save = () => void flush();
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      void flush();
    };
  }, [flush]);

  return { profile: withDrafts(stored, drafts), edit, flush, leave };
}
