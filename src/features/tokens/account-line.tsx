import type { TokenView } from '#oauth/token-view.ts';
import { DayTime } from '#ui/day-time.tsx';

/** Whose a token is, and who says so; nothing where nobody does. */
export function AccountLine({ token }: { token: TokenView }) {
  const { account } = token;
  if (!account) return null;
  return (
    <p className="text-12 text-ink-2 wrap-anywhere">
      Token of <span className="font-medium text-ink">{account.label}</span>
      <span className="text-ink-3">
        {' · '}
        <AccountSource token={token} />
      </span>
    </p>
  );
}

/** Where the name of a token's account comes from. */
export function AccountSource({ token: { account, userinfo } }: { token: TokenView }) {
  if (account?.from === 'id-token') return 'from the ID token, not verified';
  if (!userinfo) return 'from userinfo, asked before a refresh';
  return (
    <>
      from userinfo, <DayTime at={userinfo.receivedAt} />
    </>
  );
}
