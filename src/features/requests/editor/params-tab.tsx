import { pathVariablesIn } from '#collection/path-variables.ts';
import { type QueryRow, readQueryTable, showTyped, writeQueryTable, writeTyped } from '#collection/query-table.ts';
import type { Row, SavedRequest } from '#collection/saved-request.ts';
import type { Scope } from '#collection/scope.ts';
import { BulkTable } from './bulk-table.tsx';
import { ValuePreview } from './value-preview.tsx';
import { VariableField } from './variable-field.tsx';

export interface EditorTabProps {
  request: SavedRequest;
  onChange: (request: SavedRequest) => void;
  scope: Scope;
}

/** Query and path variables, in step with the URL. */
export function ParamsTab({ request, onChange, scope }: EditorTabProps) {
  const rows = readQueryTable(request);
  const shown = rows.map(({ name, value, isEnabled }) => ({
    name: showTyped(name, 'name'),
    value: showTyped(value, 'value'),
    isEnabled,
  }));
  return (
    <div className="grid gap-4">
      <section aria-label="Query parameters">
        <BulkTable
          noun="parameter"
          rows={shown}
          onChange={(edited) => onChange(writeQueryTable(request, mergeRows({ rows, shown, edited })))}
          scope={scope}
        />
      </section>
      <PathVariables request={request} onChange={onChange} scope={scope} />
    </div>
  );
}

interface Edit {
  readonly rows: readonly QueryRow[];
  readonly shown: readonly Row[];
  readonly edited: readonly Row[];
}

/** A row that was only moved keeps its bytes; what was typed is written so that it stays one name or value. */
function mergeRows({ rows, shown, edited }: Edit): QueryRow[] {
  return edited.map((row, at): QueryRow => {
    const from = shown.indexOf(row);
    const before = rows[from < 0 ? at : from];
    const old = shown[from < 0 ? at : from];
    const name = before && old?.name === row.name ? before.name : writeTyped(row.name, 'name');
    const value = before && old?.value === row.value ? before.value : writeTyped(row.value, 'value');
    return { name, value, isEnabled: row.isEnabled, isBare: before?.isBare ?? false };
  });
}

function PathVariables({ request, onChange, scope }: EditorTabProps) {
  const names = [...new Set(pathVariablesIn(request.url).map(({ name }) => name))];
  if (names.length === 0) return null;
  const given = (name: string) => request.pathVariables.find((each) => each.name === name)?.value ?? '';
  const set = (name: string, value: string) => {
    const others = request.pathVariables.filter((each) => each.name !== name);
    onChange({ ...request, pathVariables: [...others, { name, value }] });
  };
  return (
    <section aria-label="Path variables">
      <h3 className="mb-1.5 text-12 font-medium">Path variables</h3>
      <ul className="rounded-well border border-line">
        {names.map((name) => (
          <li key={name} className="flex items-start border-b border-line-faint last:border-b-0">
            <span className="w-2/5 flex-none truncate px-3 py-1.5 font-mono text-12 leading-5 max-lg:py-3">
              :{name}
            </span>
            <div className="min-w-0 flex-1 border-l border-line-faint">
              <VariableField
                aria-label={`Value of ${name}`}
                data-field={`path-${name}`}
                look="bare"
                placeholder="Value"
                value={given(name)}
                onChange={(value) => set(name, value)}
                scope={scope}
              />
              <ValuePreview text={given(name)} scope={scope} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
