/** Something a person can do now: the palette lists it by name, its key does it. */
export interface Command {
  /** One thing has one id, wherever it is offered; of several with one id the innermost counts. */
  readonly id: string;
  /** Verb and object: "Refresh token". */
  readonly name: string;
  readonly group: 'Actions' | 'Go to' | 'Requests' | 'Tokens' | 'Profiles';
  /** As drawn on the control: together (`['⌘', 'S']`), letters one after the other (`['G', 'T']`), or one (`['[']`). */
  readonly keys?: readonly string[] | undefined;
  /** A second way to press it: ↓ beside J. */
  readonly alsoKeys?: readonly string[];
  readonly run: () => void;
  /** `false` while it can't be done: it is not listed, and its key does nothing. */
  readonly isAvailable?: boolean;
  /** Its key works, the palette doesn't list it. */
  readonly isHidden?: boolean;
  /** The one thing to do on this page; the palette suggests it. */
  readonly isPrimary?: boolean;
  /** What it would act on, in a few words: "Practice app". */
  readonly detail?: string | undefined;
  /** Goes on while the key is held. */
  readonly repeats?: boolean;
  /** Its key works where one writes, too. ⌘ chords do anyway, except ⌘⌫ and ⌘Z; Escape leaves the field first. */
  readonly isForFieldsToo?: boolean;
}
