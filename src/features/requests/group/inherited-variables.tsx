import type { Group } from '#collection/collection.ts';
import type { RequestContext } from '#collection/request-context.ts';
import { buildScope } from '#collection/scope.ts';
import { classNames } from '#ui/class-names.ts';
import { sourceWords, valueWords } from '../editor/complete.ts';
import { type Column, FramedTable } from '../framed-table.tsx';

const columns: readonly Column[] = [
  { name: 'Name', className: 'w-1/3' },
  { name: 'Value' },
  { name: 'From', className: 'w-2/5' },
];

/** Names that come from elsewhere: from what it stands in, the environment, the token. Those it names itself are replaced. */
export function InheritedVariables({ group, context }: { group: Group; context: RequestContext }) {
  const around = context.groups.filter(({ id }) => id !== group.id);
  const inherited = buildScope({ ...context, groups: around, dynamic: null })
    .all()
    .filter(({ source }) => source.kind !== 'dynamic');
  if (inherited.length === 0) return null;
  const own = new Set(group.variables.filter(({ isEnabled }) => isEnabled).map(({ name }) => name));
  return (
    <FramedTable caption="Inherited" isCaptionShown columns={columns} className="text-12">
      <tbody>
        {inherited.map(({ name, source, value }) => (
          <tr key={name} className={classNames(own.has(name) && 'text-ink-3')}>
            <td className="truncate border-t border-line-faint px-2.5 py-1.5 font-mono">{name}</td>
            <td
              className={classNames(
                'truncate border-t border-line-faint px-2.5 py-1.5 font-mono',
                own.has(name) && 'line-through',
              )}
            >
              {valueWords(value)}
            </td>
            <td className="border-t border-line-faint px-2.5 py-1.5">
              {sourceWords(source)}
              {own.has(name) && ', replaced here'}
            </td>
          </tr>
        ))}
      </tbody>
    </FramedTable>
  );
}
