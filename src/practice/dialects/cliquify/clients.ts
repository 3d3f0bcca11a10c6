/** A client of the developer portal. Its scopes are assigned to it there; a token request can't ask for others. */
export interface CliquifyClient {
  readonly id: string;
  readonly secret: string;
  readonly scopes: readonly string[];
  /** An inactive enterprise gets no tokens. */
  readonly enterpriseIsActive: boolean;
  /** What it is for, on the page. */
  readonly words: string;
}

/** What every route of the API wants: all of them. */
export const ROUTE_SCOPES = ['profile:read', 'templates:read', 'assets:read'] as const;

/** The client that everything works with. */
export const CLIQUIFY_CLIENT: CliquifyClient = {
  id: 'cliquify-practice-client',
  secret: 'cliquify-practice-secret',
  scopes: ROUTE_SCOPES,
  enterpriseIsActive: true,
  words: 'all scopes',
};

/** Clients that show refusals. */
export const CLIQUIFY_REFUSED_CLIENTS: readonly CliquifyClient[] = [
  {
    id: 'cliquify-practice-narrow',
    secret: 'cliquify-practice-narrow-secret',
    scopes: ['profile:read', 'templates:read'],
    enterpriseIsActive: true,
    words: 'lacks assets:read',
  },
  {
    id: 'cliquify-practice-inactive',
    secret: 'cliquify-practice-inactive-secret',
    scopes: ROUTE_SCOPES,
    enterpriseIsActive: false,
    words: 'inactive enterprise',
  },
];

/** Finds a client by its id. */
export function findCliquifyClient(id: string | undefined): CliquifyClient | undefined {
  return [CLIQUIFY_CLIENT, ...CLIQUIFY_REFUSED_CLIENTS].find((each) => each.id === id);
}
