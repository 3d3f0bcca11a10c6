import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { expectNothingOfNew } from '#queries/new-vault.ts';
import { createQueryClient } from '#queries/query-client.ts';
import type { VaultOpening } from '#vault/vault-opening.ts';
import { App } from './app.tsx';
import { applyAppearance } from './appearance.ts';
import { BootFailure } from './boot-failure.tsx';
import { createServices } from './create-services.ts';

/**
 * Draws the console at once; what it reads comes when the vault is open. Where that can't be opened, its failure takes
 * the console's place. Gives what takes it off the page again.
 */
export function startConsole(opening: VaultOpening): () => void {
  applyAppearance();
  const root = createRoot(document.getElementById('root') as HTMLElement);
  // Before any reader of the vault hears of it: nothing else is to be seen of the failure.
  opening.vault.catch((reason: unknown) => root.render(<BootFailure reason={reason} />));
  const queryClient = createQueryClient();
  void expectNothingOfNew(opening, queryClient);
  root.render(
    <StrictMode>
      <App services={createServices(opening.vault)} queryClient={queryClient} />
    </StrictMode>,
  );
  return () => root.unmount();
}
