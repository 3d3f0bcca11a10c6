const RUNTIME_NOTICE = 'oidc-provider WARNING: Unsupported runtime.';

/**
 * Loads oidc-provider without the one line that it prints on Node 20 while loading: the library works there, all our
 * tests run there, and a newcomer can do nothing about it. The library prints by `console.warn` and has no switch for it;
 * every other warning still comes through.
 */
export async function loadOidcProvider(): Promise<typeof import('oidc-provider')> {
  const terminal = console;
  const warn = terminal.warn;
  terminal.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes(RUNTIME_NOTICE)) warn(...words);
  };
  try {
    return await import('oidc-provider');
  } finally {
    terminal.warn = warn;
  }
}
