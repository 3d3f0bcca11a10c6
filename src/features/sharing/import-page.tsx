import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { countOf } from '#panes/count-of.ts';
import { saveFile } from '#panes/save-file.ts';
import { useCollections, useImportNote } from '#queries/collections.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { Card } from '#ui/card.tsx';
import { useCommands } from '#ui/commands.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { FindingsTable } from './findings-table.tsx';
import { FoundSecrets } from './found-secrets.tsx';
import { type ImportReport, reportText, useReports } from './import-reports.ts';
import { ImportTotals } from './import-totals.tsx';
import { KeptReport } from './kept-report.tsx';
import { plainFileName } from './plain-file-name.ts';
import { Section } from './section.tsx';
import { undoingWords } from './use-acceptance.ts';

/** What came of an import: what is not as it was, the secrets that were found, and what is left to do. */
export function ImportPage() {
  const { importId = '' } = useParams();
  const report = useReports(({ reports }) => reports.get(importId));
  return report ? <Imported report={report} /> : <AfterReload importId={importId} />;
}

const crumbs = [
  <Link key="requests" to="/requests">
    Requests
  </Link>,
];

const back = (className: string, icon: ReactNode) => (
  <Link to="/requests" aria-label="Back to Requests" className={className}>
    {icon}
  </Link>
);

/** The page that knew the report is gone: what was kept of it stands with its collection. */
function AfterReload({ importId }: { importId: string }) {
  const note = useImportNote(importId);
  if (note.data)
    return (
      <PageFrame title="Import" hasOwnHeading crumbs={crumbs} back={back}>
        <KeptReport collectionId={importId} {...note.data} />
      </PageFrame>
    );
  if (note.isPending) return null;
  return (
    <PageFrame title="Import" crumbs={crumbs} back={back}>
      {note.error ? (
        <ErrorState level={2} cause={`What is kept of this import can’t be read: ${note.error.message}.`}>
          Reload the page. Nothing was deleted.
        </ErrorState>
      ) : (
        <NoReport importId={importId} />
      )}
    </PageFrame>
  );
}

function NoReport({ importId }: { importId: string }) {
  const collections = useCollections();
  if (!collections.data) return null;
  const { records, unreadable } = collections.data;
  const isHere = unreadable.includes(importId) || records.some(({ id }) => id === importId);
  return (
    <div className="mx-auto w-full max-w-xl p-8">
      <EmptyState
        title="The report of this import is gone."
        action={
          <Link
            to={isHere ? `/requests/${encodeURIComponent(importId)}` : '/requests'}
            className={buttonClass({ variant: 'primary' })}
          >
            {isHere ? 'Open collection' : 'Open requests'}
          </Link>
        }
      >
        {isHere
          ? 'What is kept of one stands with its collection, and with this one none does. What was imported stays.'
          : 'What is kept of one stands with its collection: it brought none, or that is not here. What was imported stays.'}
      </EmptyState>
    </div>
  );
}

function Imported({ report }: { report: ImportReport }) {
  const undo = useUndo(report);
  const open = placeOf(report);
  return (
    <PageFrame
      title="Import"
      hasOwnHeading
      crumbs={crumbs}
      back={back}
      actions={
        <>
          <span className="max-md:hidden">
            <CopyButton label="Copy report" word="Copy report" text={() => reportText(report)} />
          </span>
          <Button size="sm" onClick={() => saveReport(report)}>
            Save report
          </Button>
          <Button size="sm" keys={['⌘', 'Z']} busy={undo.isPending} onClick={undo.run}>
            Undo import
          </Button>
        </>
      }
    >
      <div className="flex min-h-0 min-w-0 flex-1 max-xl:flex-col max-xl:overflow-auto">
        <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-4.5 px-6 pt-5 pb-6 max-md:px-4 xl:overflow-auto">
          {undo.isPending && <Waiting label={undoingWords(report)} />}
          {undo.failure && (
            <Note tone="error" live="assertive">
              Nothing was taken back: {undo.failure}. Try again.
            </Note>
          )}
          <Heading report={report} to={open} />
          <ImportTotals counts={{ ...report.counts, secrets: storedIn(report) }} />
          <FindingsTable findings={report.findings} />
        </div>
        <section
          aria-label="What is left"
          className="grid content-start gap-4.5 border-line px-5 pt-5 pb-6 max-xl:border-t max-md:px-4 xl:w-[350px] xl:flex-none xl:overflow-auto xl:border-l"
        >
          <FoundSecrets secrets={report.secrets} areStored />
          <Steps steps={report.steps} />
          <Hosts hosts={report.hosts} />
        </section>
      </div>
    </PageFrame>
  );
}

/** A file, because what was read of somebody else's is kept nowhere in the clear unasked. */
function saveReport(report: ImportReport) {
  saveFile(new Blob([`${reportText(report)}\n`]), `${plainFileName(report.name, 'import')}, import report.txt`);
}

function placeOf({ collectionId, requestId, counts }: ImportReport): string {
  if (collectionId && requestId) return `/requests/${collectionId}/${requestId}`;
  if (collectionId) return `/requests/${collectionId}`;
  return counts.profiles > 0 ? '/profiles' : '/requests';
}

function useUndo({ undo }: ImportReport) {
  const navigate = useNavigate();
  const [state, setState] = useState<{ isPending: boolean; failure: string }>({ isPending: false, failure: '' });
  const run = () => {
    if (state.isPending) return;
    setState({ isPending: true, failure: '' });
    undo().then(
      () => navigate('/requests', { replace: true }),
      (error: Error) => setState({ isPending: false, failure: error.message }),
    );
  };
  useCommands([{ id: 'undo-import', name: 'Undo import', group: 'Requests', keys: ['⌘', 'Z'], run }]);
  return { ...state, run };
}

function Heading({ report, to }: { report: ImportReport; to: string }) {
  const navigate = useNavigate();
  const { name, from, format, size, tookMs } = report;
  useCommands([
    {
      id: 'open-imported',
      name: openWords(report),
      group: 'Requests',
      keys: ['⌘', '↵'],
      isPrimary: true,
      run: () => void navigate(to),
    },
  ]);
  return (
    <div className="flex flex-wrap items-center gap-3.5 border-b border-line pb-4.5">
      <span
        aria-hidden="true"
        className="grid size-8.5 flex-none place-items-center rounded-full border border-active-line bg-active-tint text-active-ink"
      >
        <Check size={16} />
      </span>
      <div className="min-w-0 flex-1">
        <h1 className="text-20 font-semibold wrap-anywhere">“{name}” is here</h1>
        <p className="text-12 wrap-anywhere text-ink-3">
          {from}, {format}, {formatBytes(size)}, read in {(tookMs / 1000).toFixed(2)} s. Nothing in it was run or sent.
        </p>
      </div>
      <Link to={to} className={buttonClass({ variant: 'primary' })}>
        {openWords(report)}
      </Link>
    </div>
  );
}

function openWords({ collectionId, counts }: ImportReport): string {
  if (collectionId) return 'Open collection';
  return counts.profiles > 0 ? 'Open profiles' : 'Open requests';
}

function Steps({ steps }: Pick<ImportReport, 'steps'>) {
  if (steps.length === 0) return null;
  return (
    <Section title="Do next">
      <ol className="grid">
        {steps.map(({ title, detail, act, to }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          <li key={place} className="flex items-start gap-2.5 border-b border-line-faint py-2.5 last:border-b-0">
            <span
              aria-hidden="true"
              className="grid size-5 flex-none place-items-center rounded-full border border-line-strong text-11 text-ink-2"
            >
              {place + 1}
            </span>
            <div className="min-w-0 flex-1">
              <div className="font-medium wrap-anywhere">{title}</div>
              <div className="text-12 wrap-anywhere text-ink-2">{detail}</div>
            </div>
            <Link to={to} aria-label={`${act}: ${title}, ${detail}`} className={buttonClass({ size: 'sm' })}>
              {act}
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const storedIn = ({ secrets }: ImportReport) => secrets.filter(({ whyNot }) => whyNot === '').length;

const mostHosts = 50;

function Hosts({ hosts }: Pick<ImportReport, 'hosts'>) {
  if (hosts.length === 0) return null;
  return (
    <Section title="Hosts it will call" aside={hosts.every(({ calls }) => calls === 0) ? 'none called yet' : undefined}>
      <Card>
        <ul aria-label="Hosts it will call" className="font-mono text-12">
          {hosts.slice(0, mostHosts).map(({ origin, requests }) => (
            <li
              key={origin}
              className="flex justify-between gap-3 border-b border-line-faint px-3 py-1.5 last:border-b-0"
            >
              <span className="min-w-0 wrap-anywhere">{origin.replace(/^https:\/\//, '')}</span>
              <span className="flex-none text-ink-3">{requests > 0 ? countOf(requests, 'request') : 'endpoints'}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
