import { Lock } from 'lucide-react';
import { Link } from 'react-router';
import type { ShownSpan } from '#call/mask.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useProfile } from '#queries/profiles.ts';
import { Note } from '#ui/note.tsx';
import { TokenStrip } from './token-strip.tsx';

interface RequestPaneProps {
  token: TokenView;
  headers: readonly (readonly [name: string, value: readonly ShownSpan[]])[];
}

/** The request as it will be sent: whose token, which headers. */
export function RequestPane({ token, headers }: RequestPaneProps) {
  return (
    <div className="p-4">
      <TokenStrip token={token} />
      <NotVerified profileId={token.profileId} />
      <table className="mt-3 w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-well border border-line text-left">
        <caption className="sr-only">Request headers</caption>
        <thead className="bg-sunken text-11 text-ink-3">
          <tr>
            <th scope="col" className="h-7 w-34 px-3 font-medium">
              Header
            </th>
            <th scope="col" className="px-3 font-medium">
              Value
            </th>
          </tr>
        </thead>
        <tbody className="font-mono text-12">
          {headers.map(([name, value]) => (
            <tr key={name}>
              <td className="h-8.5 border-t border-line-faint px-3">{name}</td>
              <td className="border-t border-line-faint px-3">
                <span className="flex items-center gap-2">
                  <span className="min-w-0 truncate">{value.map(({ text }) => text).join('')}</span>
                  {value.some(({ tone }) => tone === 'secret') && (
                    <span className="ml-auto flex flex-none items-center gap-1 font-sans text-11 text-ink-3">
                      <Lock aria-hidden="true" size={12} /> from the token
                    </span>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NotVerified({ profileId }: { profileId: string }) {
  const profile = useProfile(profileId).data;
  if (!profile || profile.connection.verifiesCertificate) return null;
  return (
    <div className="mt-3">
      <Note tone="warning">
        This profile verifies no certificate: whoever answers in place of the server gets the token.{' '}
        <Link to={`/profiles/${profileId}`} className="underline">
          Change it
        </Link>
      </Note>
    </div>
  );
}
