import { useState } from 'react';
import { showBody } from '#call/mask.ts';
import { explainTokenFormat } from '#diagnosis/explain-token-format.ts';
import type { TokenFormat } from '#oauth/token-format.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { ClaimList } from './claim-list.tsx';
import { ResponseText } from './raw-response.tsx';
import { SignatureChip, SignatureFinding } from './signature-line.tsx';

type Which = 'access' | 'id';

/** The tokens of a response taken apart: claims in words, header, signature; what has no claims is named. */
export function DecodedTokens({ token }: { token: TokenView }) {
  const [which, setWhich] = useState<Which>('access');
  const format = (which === 'id' && token.idTokenFormat) || token.format;
  const jwt = token.decoded[which];
  const header = format.kind === 'jwe' ? format.header : jwt?.header;
  return (
    <div className="grid max-w-6xl grid-cols-[minmax(0,1.18fr)_minmax(0,1fr)] gap-6 @max-3xl:grid-cols-1">
      <section>
        <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2.5">
          <h2 className="font-semibold">Claims</h2>
          {jwt && <SignatureChip tokenId={token.id} which={which} />}
          {token.idTokenFormat && <WhichToken which={which} onChange={setWhich} />}
        </div>
        {jwt && <ClaimList token={token} jwt={jwt} which={which} />}
        {format.kind !== 'jwt' && <NoClaims format={format} />}
        {jwt && (
          <div className="mt-3">
            <SignatureFinding tokenId={token.id} which={which} />
          </div>
        )}
      </section>
      <div className="grid content-start gap-5">
        <ResponseText token={token} />
        {header && (
          <section>
            <h2 className="mb-2 flex min-h-8 items-center font-semibold">
              {format.kind === 'jwe' ? 'JWE header' : 'JWT header'}
            </h2>
            <CodeBlock
              label="Token header"
              spans={showBody(JSON.stringify(header, null, 2), true)}
              ground="sunken"
              lineNumbers
            />
          </section>
        )}
      </div>
    </div>
  );
}

function WhichToken({ which, onChange }: { which: Which; onChange: (which: Which) => void }) {
  return (
    <span className="ml-auto">
      <Segmented
        label="Which token"
        options={[
          { id: 'access', label: 'Access token' },
          { id: 'id', label: 'ID token' },
        ]}
        value={which}
        onChange={onChange}
      />
    </span>
  );
}

/** Opaque and encrypted tokens are as good as others, and said so; a damaged JWT is not. */
function NoClaims({ format }: { format: Exclude<TokenFormat, { kind: 'jwt' }> }) {
  const { title, sentence, isDefect } = explainTokenFormat(format);
  if (isDefect) {
    return (
      <Note tone="warning">
        <strong className="font-semibold">{title}</strong> {sentence}
      </Note>
    );
  }
  return (
    <div className="rounded-well border border-line">
      <EmptyState title={title}>{sentence}</EmptyState>
    </div>
  );
}
