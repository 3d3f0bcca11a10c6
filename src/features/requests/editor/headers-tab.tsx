import { Lock } from 'lucide-react';
import { showTemplate } from '#call/mask.ts';
import type { BuiltRequest } from '#collection/build-request.ts';
import { BulkTable } from './bulk-table.tsx';
import { completeHeaderName } from './complete.ts';
import type { EditorTabProps } from './params-tab.tsx';

/** Headers as they are sent: those written here, then those that are added because they are missing. */
export function HeadersTab({ request, onChange, scope, built }: EditorTabProps & { built: BuiltRequest | null }) {
  return (
    <BulkTable
      noun="header"
      rows={request.headers}
      onChange={(headers) => onChange({ ...request, headers })}
      scope={scope}
      completeName={completeHeaderName}
    >
      {built && <AddedRows built={built} />}
    </BulkTable>
  );
}

const sources = {
  token: 'from the token',
  credentials: 'from Auth',
  'default-header': 'from the profile',
  'content-type': 'from the body',
} as const;

/** What goes along though nobody wrote it. */
function AddedRows({ built }: { built: BuiltRequest }) {
  return built.added.map(({ what, in: place, name }) => {
    const header = built.request.headers.findLast(([each]) => each === name);
    if (place !== 'header' || !header) return null;
    return (
      <tr key={`${what} ${name}`} className="text-ink-2">
        <td className="border-t border-line-faint text-center">
          <Lock aria-label="Added by itself" size={13} className="mx-auto text-ink-3" />
        </td>
        <td className="border-t border-line-faint px-2.5 py-1.5 font-mono text-12">{name}</td>
        <td colSpan={2} className="border-t border-l border-line-faint px-2.5 py-1.5 font-mono text-12">
          <span className="flex flex-wrap items-center gap-x-3">
            <span className="min-w-0 wrap-anywhere">
              {showTemplate(header[1], name)
                .map(({ text }) => text)
                .join('')}
            </span>
            <span className="ml-auto font-sans text-11 text-ink-3">{sources[what]}</span>
          </span>
        </td>
      </tr>
    );
  });
}
