/** What stays on this device when something is shared, counted. */
export interface LeftOut {
  clientIds: number;
  clientSecrets: number;
  passwords: number;
  /** That a profile begins with. */
  refreshTokens: number;
  clientKeys: number;
  /** Passwords, tokens and keys that were typed for a request, folder or collection. */
  credentials: number;
  secretVariables: number;
  /** Their names go along. */
  files: number;
  /** Requests that could not be read here. */
  unreadable: number;
}

export function nothingLeftOut(): LeftOut {
  return {
    ...{ clientIds: 0, clientSecrets: 0, passwords: 0, refreshTokens: 0, clientKeys: 0 },
    ...{ credentials: 0, secretVariables: 0, files: 0, unreadable: 0 },
  };
}
