import { Ban, Hourglass, RotateCw } from 'lucide-react';
import { tokenName } from '#oauth/token-words.ts';
import type { LeverAct, usePullLever } from '#queries/levers.ts';
import { useToken } from '#queries/tokens.ts';
import { CommandButton } from '#ui/command-button.tsx';

/** What is done to a token at the provider. */
export type TokenAct = Extract<LeverAct, { tokenId: string }>;

export interface ThisTokenProps {
  tokenId: string;
  pull: ReturnType<typeof usePullLever>;
}

/** What can be done to the token that is looked at, at the provider: the console is not told, as with any provider. */
export function ThisToken({ tokenId, pull }: ThisTokenProps) {
  const token = useToken(tokenId).data;
  if (!token) return null;
  const press = (kind: TokenAct['kind'], which: 'accessToken' | 'refreshToken') => () =>
    pull.mutate({ kind, tokenId, which });
  return (
    <section aria-label="This token" className="grid gap-2 px-4.5 pt-3">
      <h3 className="flex items-center text-11 text-ink-3">
        This token <span className="ml-auto font-mono">{tokenName(token)}</span>
      </h3>
      <div className="flex flex-wrap gap-2">
        <CommandButton
          command={{ name: 'Expire token now', detail: tokenName(token) }}
          leading={<Hourglass aria-hidden="true" size={14} />}
          className="flex-1"
          disabled={pull.isPending}
          onClick={press('expire', 'accessToken')}
        >
          Expire now
        </CommandButton>
        {token.refreshToken && (
          <CommandButton
            command={{ name: 'Rotate refresh token', detail: tokenName(token) }}
            leading={<RotateCw aria-hidden="true" size={14} />}
            className="flex-1"
            disabled={pull.isPending}
            onClick={press('rotate', 'refreshToken')}
          >
            Rotate
          </CommandButton>
        )}
        <CommandButton
          command={{ name: 'Revoke token at the practice provider', detail: tokenName(token) }}
          leading={<Ban aria-hidden="true" size={14} />}
          className="flex-1"
          disabled={pull.isPending}
          onClick={press('revoke', 'accessToken')}
        >
          Revoke
        </CommandButton>
        {token.refreshToken && (
          <CommandButton
            command={{ name: 'Revoke refresh token', detail: tokenName(token) }}
            className="flex-1"
            disabled={pull.isPending}
            onClick={press('revoke', 'refreshToken')}
          >
            Revoke refresh token
          </CommandButton>
        )}
      </div>
      <p role="status" className="text-12 text-ink-2 empty:hidden">
        {pull.data?.kind === 'levers' && doneWords(pull.variables, tokenId)}
      </p>
    </section>
  );
}

function doneWords(act: LeverAct | undefined, tokenId: string): string {
  if (!act || !('tokenId' in act) || act.tokenId !== tokenId) return '';
  if (act.kind === 'rotate') {
    return 'The refresh token is used up, as by another client with a copy of it. The next refresh ends in invalid_grant.';
  }
  if (act.which === 'refreshToken') {
    return 'The refresh token and its access tokens are revoked. The next refresh ends in invalid_grant.';
  }
  return act.kind === 'expire'
    ? 'Expired at the provider. The next call gets a 401; the countdown here still tells what expires_in said.'
    : 'Revoked at the provider. The next call gets a 401, long before the countdown ends.';
}
