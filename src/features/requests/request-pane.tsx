import { Lock } from 'lucide-react';
import { Link } from 'react-router';
import type { ShownSpan } from '#call/mask.ts';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useProfile } from '#queries/profiles.ts';
import { classNames } from '#ui/class-names.ts';
import { Countdown } from '#ui/countdown.tsx';
import { useLife } from '#ui/life.ts';
import { LifeRing } from '#ui/life-ring.tsx';
import { linkClass } from '#ui/link-class.ts';

interface RequestPaneProps {
  token: TokenView;
  headers: readonly (readonly [name: string, value: readonly ShownSpan[]])[];
}

/** The request as it will be sent: whose token, which headers. */
export function RequestPane({ token, headers }: RequestPaneProps) {
  return (
    <div className="p-4">
      <TokenStrip token={token} />
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
                      <Lock aria-hidden="true" size={12} /> from profile
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

function TokenStrip({ token }: { token: TokenView }) {
  const profile = useProfile(token.profileId).data;
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone, left } = useLife(span);
  const looks = {
    active: 'border-active-line bg-active-tint',
    expiring: 'border-expiring-line bg-expiring-tint',
    expired: 'border-expired-line bg-expired-tint',
  };
  return (
    <div
      className={classNames(
        'flex min-h-10 flex-wrap items-center gap-2.5 rounded-well border px-3 py-1.5',
        tone === null ? 'border-line bg-sunken' : looks[tone],
      )}
    >
      <LifeRing fraction={left} tone={tone} />
      <span>
        <span className="font-semibold">{profile?.name ?? 'Unknown profile'}</span>{' '}
        <span className="text-ink-2">authorizes this request</span>
      </span>
      <span className="ml-auto flex items-center gap-3">
        <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} />
        <Link to={`/tokens/${token.id}`} className={linkClass}>
          Inspect
        </Link>
      </span>
    </div>
  );
}
