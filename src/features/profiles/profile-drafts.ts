import { create } from 'zustand';
import type { Profile } from '#oauth/profile.ts';

type Field = keyof Profile;
type Change = Partial<Profile>;

interface Draft {
  readonly value: unknown;
  readonly isStored: boolean;
}

/** How the last save of a profile went. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'failed'; readonly why: string };

interface Drafts {
  readonly drafts: Readonly<Record<string, Readonly<Partial<Record<Field, Draft>>>>>;
  readonly saves: Readonly<Record<string, SaveState>>;
}

/** What is typed and not stored yet, by profile: it outlives its page, so that a failed save loses nothing. */
export const useDrafts = create<Drafts>(() => ({ drafts: {}, saves: {} }));

const untouched: SaveState = { kind: 'untouched' };

/** How the last save of a profile went, live. */
export function useSaveState(id: string): SaveState {
  return useDrafts(({ saves }) => saves[id] ?? untouched);
}

export function setSaveState(id: string, state: SaveState): void {
  useDrafts.setState(({ saves }) => ({ saves: { ...saves, [id]: state } }));
}

/** Lays a change over a profile until it is stored. */
export function putDraft(id: string, change: Change): void {
  update(id, (draft) => ({
    ...draft,
    ...Object.fromEntries(Object.entries(change).map(([field, value]) => [field, { value, isStored: false }])),
  }));
}

/** What still has to be stored. */
export function unsavedOf(id: string): Change {
  return changeOf(Object.entries(useDrafts.getState().drafts[id] ?? {}).filter(([, draft]) => !draft.isStored));
}

/** Marks what was stored, except where it was edited again meanwhile. */
export function markStored(id: string, change: Change): void {
  const values = new Map<string, unknown>(Object.entries(change));
  update(id, (drafts) =>
    fromEntries(
      Object.entries(drafts).map(([field, draft]) => [
        field,
        values.has(field) && values.get(field) === draft.value ? { ...draft, isStored: true } : draft,
      ]),
    ),
  );
}

/** Lets what is stored show through again, except where it is being edited. */
export function dropStored(id: string, editing: ReadonlySet<string>): void {
  update(id, (drafts) =>
    fromEntries(Object.entries(drafts).filter(([field, draft]) => !draft.isStored || editing.has(field))),
  );
}

/** Forgets a profile's drafts: it was deleted. */
export function forgetDrafts(id: string): void {
  update(id, () => ({}));
  setSaveState(id, untouched);
}

/** A profile with its drafts over it. */
export function withDrafts(profile: Profile, drafts: Drafts['drafts'][string] | undefined): Profile {
  return drafts ? { ...profile, ...changeOf(Object.entries(drafts)) } : profile;
}

function changeOf(entries: readonly (readonly [string, Draft])[]): Change {
  return Object.fromEntries(entries.map(([field, { value }]) => [field, value]));
}

function fromEntries(entries: readonly (readonly [string, Draft])[]): Partial<Record<Field, Draft>> {
  return Object.fromEntries(entries);
}

type ProfileDraft = Readonly<Partial<Record<Field, Draft>>>;

function update(id: string, change: (draft: ProfileDraft) => ProfileDraft): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: change(drafts[id] ?? {}) } }));
}
