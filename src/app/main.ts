import '#ui/styles.css';
import { beginToOpenVault } from '#vault/vault-opening.ts';

// The browser opens the database while the rest of the console is still being read.
const opening = beginToOpenVault();
// A failure is told by the console, which may come later than it.
opening.vault.catch(() => {});
// React makes itself ready while what is drawn with it is still on its way.
void import('react-dom/client');
void import('./start-console.tsx').then(({ startConsole }) => startConsole(opening));
