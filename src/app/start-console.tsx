import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Vault } from '#vault/vault.ts';
import { App } from './app.tsx';
import { applyAppearance } from './appearance.ts';
import { BootFailure } from './boot-failure.tsx';
import { createServices } from './create-services.ts';

/**
 * Draws the console at once; what it reads comes when the vault is open. Where that can't be opened, its failure takes
 * the console's place.
 */
export function startConsole(opening: Promise<Vault>): void {
  applyAppearance();
  const root = createRoot(document.getElementById('root') as HTMLElement);
  // Before any reader of the vault hears of it: nothing else is to be seen of the failure.
  opening.catch((reason: unknown) => root.render(<BootFailure reason={reason} />));
  root.render(
    <StrictMode>
      <App services={createServices(opening)} />
    </StrictMode>,
  );
}
