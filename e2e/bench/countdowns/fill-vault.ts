// Runs at the console's own address: puts a thousand live tokens where the console will find them.
import { standardDialect } from '#oauth/dialect.ts';
import { blankProfile } from '#oauth/profile.ts';
import { openVault } from '#vault/open-vault.ts';
import type { VaultRecord } from '#vault/vault.ts';
import { endAt, tokenCount } from './lifetimes.ts';

const vault = await openVault();
const startedAt = Date.now();
await vault.put([{ kind: 'profile', profile: { ...blankProfile, id: 'bench', name: 'Clayton – dev' } }]);
await vault.put(Array.from({ length: tokenCount }, (_, at) => tokenRecord(at)));
vault.close();
document.title = 'filled';

function tokenRecord(at: number): VaultRecord {
  const id = `token-${at}`;
  const expiresIn = (endAt(at, startedAt) - startedAt) / 1000;
  const accessToken = { id: `secret-${at}`, label: 'access token', lastFour: String(at).padStart(4, '0') };
  return {
    kind: 'token',
    token: {
      id,
      profileId: 'bench',
      grant: 'authorization_code',
      parentId: null,
      runId: null,
      callId: null,
      sentAt: startedAt - 40,
      receivedAt: startedAt,
      scopesAsked: ['openid'],
      tokenPointers: standardDialect.tokenPointers,
      response: JSON.stringify({
        access_token: `${id}-${'x'.repeat(600)}`,
        token_type: 'Bearer',
        expires_in: expiresIn,
      }),
      accessToken,
      refreshToken: null,
      idToken: null,
    },
  };
}
