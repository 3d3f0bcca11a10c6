import { lazy, Suspense, useState } from 'react';
import { findJsonFault, formatJson, type JsonFault } from '#collection/json-body.ts';
import type { BodyDraft } from '#collection/saved-request.ts';
import type { Scope } from '#collection/scope.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { Segmented } from '#ui/segmented.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { BulkTable } from './bulk-table.tsx';
import { completeVariable } from './complete.ts';
import { FileBody } from './file-body.tsx';
import type { EditorTabProps } from './params-tab.tsx';

const loadEditor = () => import('#ui/code-editor.tsx').then(({ CodeEditor }) => ({ default: CodeEditor }));
const CodeEditor = lazy(loadEditor);

const kinds: { id: BodyDraft['kind']; label: string }[] = [
  { id: 'none', label: 'None' },
  { id: 'json', label: 'JSON' },
  { id: 'text', label: 'Text' },
  { id: 'form', label: 'Form' },
  { id: 'file', label: 'File' },
];

const empty: { readonly [Kind in BodyDraft['kind']]: Extract<BodyDraft, { kind: Kind }> } = {
  none: { kind: 'none' },
  json: { kind: 'json', text: '' },
  text: { kind: 'text', text: '' },
  form: { kind: 'form', rows: [] },
  file: { kind: 'file', file: null },
};

/** What the request sends. What was typed for one kind is there again when one comes back to it. */
export function BodyTab({ request, onChange, scope }: EditorTabProps) {
  const { body } = request;
  const [left, setLeft] = useState<Partial<Record<BodyDraft['kind'], BodyDraft>>>({});
  const set = (changed: BodyDraft) => onChange({ ...request, body: changed });
  const choose = (kind: BodyDraft['kind']) => {
    setLeft({ ...left, [body.kind]: body });
    set(left[kind] ?? empty[kind]);
  };
  return (
    <div className="grid gap-3">
      <Segmented label="Body" options={kinds} value={body.kind} onChange={choose} />
      {body.kind === 'json' && (
        <JsonBody text={body.text} onChange={(text) => set({ kind: 'json', text })} scope={scope} />
      )}
      {body.kind === 'text' && (
        <Suspense fallback={<Waiting label="Loading the editor" />}>
          <CodeEditor
            label="Body, text"
            language="text"
            value={body.text}
            onChange={(text) => set({ kind: 'text', text })}
            marked={variables}
            complete={(text, caret) => completeVariable(text, caret, scope)}
          />
        </Suspense>
      )}
      {body.kind === 'form' && (
        <BulkTable noun="field" rows={body.rows} onChange={(rows) => set({ kind: 'form', rows })} scope={scope} />
      )}
      {body.kind === 'file' && <FileBody body={body} onChange={(file) => set({ kind: 'file', file })} />}
    </div>
  );
}

const variables = /\{\{[^{}\n]*\}\}/g;

interface JsonBodyProps {
  text: string;
  onChange: (text: string) => void;
  scope: Scope;
}

function JsonBody({ text, onChange, scope }: JsonBodyProps) {
  const [fault, setFault] = useState<JsonFault | null>(null);
  const format = () => onChange(formatJson(text));
  // Looked for when typing rests, not with every change: a long body takes a while to read.
  const findFault = (typed: string) => {
    const found = typed.trim() === '' ? null : findJsonFault(typed);
    setFault(found);
    return found;
  };
  useCommands([
    { id: 'format-body', name: 'Format JSON body', group: 'Actions', keys: ['⇧', 'Alt', 'F'], run: format },
  ]);
  return (
    <>
      <Suspense fallback={<Waiting label="Loading the editor" />}>
        <CodeEditor
          label="Body, JSON"
          language="json"
          value={text}
          onChange={onChange}
          findFault={findFault}
          marked={variables}
          complete={(typed, caret) => completeVariable(typed, caret, scope)}
        />
      </Suspense>
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm" onClick={format}>
          Format
        </Button>
        <Fault fault={fault} />
      </div>
    </>
  );
}

/** What is wrong with the body, beside the mark in the editor. It is sent all the same: some APIs are tested with it. */
function Fault({ fault }: { fault: JsonFault | null }) {
  return (
    <p role="status" className="text-12 text-expiring-ink">
      {fault && `No JSON yet: line ${fault.line}, column ${fault.column}. ${fault.message}`}
    </p>
  );
}
