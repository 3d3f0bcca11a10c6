import { create } from 'zustand';
import { notedFindings } from '#collection/import-note.ts';
import { secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import type { Imported, ImportFinding } from '#formats/imported.ts';
import { countOf } from '#panes/count-of.ts';
import type { Accepted, DocumentReview } from '#queries/review.ts';
import { bindingOf, type Choices, lacksClientId, madeRoles, withClientIds } from './choices.ts';
import { type NamedSecret, namedSecrets } from './named-secrets.ts';
import { type NextStep, nextSteps } from './next-steps.ts';
import type { OpenedDocument } from './use-reading.ts';
import { whyNotStored } from './why-not-stored.ts';

/** What came of an import. It holds no secret. */
export interface ImportReport {
  readonly name: string;
  readonly from: string;
  readonly format: string;
  readonly size: number;
  readonly tookMs: number;
  /** What it holds; of profiles those that were made. */
  readonly counts: DocumentReview['counts'];
  readonly hosts: DocumentReview['hosts'];
  readonly secrets: readonly NamedSecret[];
  readonly findings: readonly ImportFinding[];
  readonly steps: readonly NextStep[];
  /** Where it is now; `null` where no collection came along. */
  readonly collectionId: string | null;
  readonly requestId: string | null;
  readonly undo: () => Promise<unknown>;
}

/** By the id in their address. They go with the page, and so does Undo. */
export const useReports = create<{ readonly reports: ReadonlyMap<string, ImportReport> }>()(() => ({
  reports: new Map(),
}));

export interface ReportWish {
  readonly opened: OpenedDocument;
  readonly imported: Imported;
  readonly review: DocumentReview;
  readonly choices: Choices;
  /** The keys of the places that a secret was put in for. */
  readonly putIn: ReadonlySet<string>;
  readonly accepted: Accepted;
  /** The roles whose profile was made. */
  readonly madeRoles: ReadonlySet<string>;
}

/** Keeps the report of an import; gives its address. */
export function keepReport({ opened, imported, review, accepted, ...wish }: ReportWish): string {
  const { collectionId, environmentId, requestId, idOf, undo, profileIds } = accepted;
  // Counted ones begin anew with the page, and would give the next import the address of one before.
  const id = collectionId ?? environmentId ?? profileIds[0] ?? String(opened.id);
  const { from, format, size, tookMs, document } = opened;
  const report: ImportReport = {
    ...{ name: review.name, from, format, size, tookMs, hosts: review.hosts },
    counts: { ...review.counts, profiles: profileIds.length },
    secrets: namedSecrets(imported, whyNotStored(document, review, wish.choices)),
    ...{ findings: imported.findings, collectionId, requestId, undo },
    steps: nextSteps({
      ...{ document, findings: imported.findings, collectionId, requestId, idOf },
      ...profilesLeft(document, { review, profileIds, ...wish }),
    }),
  };
  useReports.setState(({ reports }) => ({ reports: new Map(reports).set(id, report) }));
  return `/requests/import/${id}`;
}

/** What is kept of an import where it is taken in: its report goes with the page. `null` for a document of our own. */
export function noteOf({ imported, ...opened }: OpenedDocument, review: DocumentReview, choices: Choices) {
  if (!imported) return null;
  const { from, format, size } = opened;
  const stored = namedSecrets(imported, whyNotStored(opened.document, review, choices)).filter(
    ({ whyNot }) => whyNot === '',
  );
  const counts = { ...review.counts, profiles: madeRoles(review, choices).size, secrets: stored.length };
  return { from, format, size, counts, ...notedFindings(imported.findings) };
}

type Left = Pick<ReportWish, 'review' | 'choices' | 'putIn' | 'madeRoles'> & Pick<Accepted, 'profileIds'>;

/** The profiles that were made, in the order of the document, with what each still needs, and the roles without one. */
function profilesLeft(document: SharedDocument, { review, choices, putIn, madeRoles, profileIds }: Left) {
  const given = withClientIds(document, choices);
  const made = document.profiles
    .filter(({ role }) => madeRoles.has(role))
    .map((profile, at) => {
      const needed = review.profiles.find(({ role }) => role === profile.role)?.secrets ?? [];
      const secrets = needed.filter(({ place }) => !putIn.has(secretPlaceKey(place))).map(({ label }) => label);
      const lacks = [...(lacksClientId(given, profile.role) ? ['client ID'] : []), ...secrets];
      return { id: profileIds[at] ?? '', profile, lacks };
    });
  const unbound = review.profiles
    .filter((needed) => bindingOf(needed, choices).kind === 'none')
    .map(({ role, profile }) => profile?.name ?? role);
  return { made, unbound };
}

/** The report as text, to be kept: it goes with its page. */
export function reportText({ name, from, format, counts, findings, secrets, steps }: ImportReport): string {
  const words = { kept: 'Kept, but never runs', changed: 'Read differently', dropped: 'Not carried over' };
  return [
    `“${name}” from ${from}, ${format}`,
    [
      countOf(counts.requests, 'request'),
      countOf(counts.folders, 'folder'),
      countOf(counts.variables, 'variable'),
      countOf(counts.profiles, 'profile'),
    ].join(', '),
    ...findings.map(
      ({ kind, where, path, was, now }) => `${words[kind]}: ${where || 'the collection'} (${path}): ${was} → ${now}`,
    ),
    ...secrets.map(({ label, where, whyNot }) => `Secret ${whyNot || 'moved to the vault'}: ${label}, ${where}`),
    ...steps.map(({ title, detail }, at) => `To do ${at + 1}: ${title}: ${detail}`),
  ].join('\n');
}
