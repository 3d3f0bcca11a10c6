import '#ui/styles.css';
import { openVault } from '#vault/open-vault.ts';

// The browser opens the database while the rest of the console is still being read.
const opening = openVault();
// A failure is told by the console, which may come later than it.
opening.catch(() => {});
void import('./start-console.tsx').then(({ startConsole }) => startConsole(opening));
