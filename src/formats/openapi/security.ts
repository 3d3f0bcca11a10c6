// Who may call: security schemes and what each operation requires of them (OpenAPI 3.1 sections 4.8.27 and 4.8.30).
import { bearerHeader } from '#collection/auth.ts';
import { environmentRole, type SharedAuth, type SharedProfile } from '#collection/shared-document.ts';
import { FreeNames } from '../free-names.ts';
import { sentWithoutAuth } from '../imported.ts';
import { plainText } from '../json-places.ts';
import { oauthProfiles, openIdProfile, type ProfileMaking } from './oauth-profiles.ts';
import type { Reading } from './reading.ts';
import { elementsAt, memberAt, membersAt, type Spot, textAt } from './spot.ts';

type Scheme = Spot & { readonly step: string };

/** What the schemes of a file become. */
export interface ReadSecurity {
  readonly profiles: readonly SharedProfile[];
  /** What the collection hands down. */
  readonly auth: SharedAuth;
  /** What an operation requires. */
  authOf(operation: Spot, where: string): SharedAuth;
}

/** Reads the schemes. A secret of theirs is a variable of the collection without a value: it is put in once. */
export function readSecurity(reading: Reading, making: Pick<ProfileMaking, 'title' | 'apiBaseUrl'>): ReadSecurity {
  const { root } = reading;
  const list = reading.isSwagger
    ? memberAt(root, 'securityDefinitions')
    : memberAt(memberAt(root, 'components'), 'securitySchemes');
  const global = memberAt(root, 'security');
  const schemes = new SchemeAuths(reading, { ...making, roles: new FreeNames([environmentRole]) });
  for (const { scheme, isMain } of mainFirst(membersAt(list), global)) schemes.add(scheme, isMain);
  const auth = Array.isArray(global.value) ? required(global, '', { schemes, reading }) : noAuth;
  const written = JSON.stringify(global.value);
  return {
    profiles: schemes.profiles,
    auth,
    authOf(operation, where) {
      const own = memberAt(operation, 'security');
      if (!Array.isArray(own.value)) return { kind: 'inherit' };
      if (JSON.stringify(own.value) === written) return { kind: 'inherit' };
      return required(own, where, { schemes, reading });
    },
  };
}

const noAuth: SharedAuth = { kind: 'none' };

/** The scheme that the whole file requires comes first: its profile is that of the environment. */
function mainFirst(schemes: readonly Scheme[], global: Spot): readonly { scheme: Scheme; isMain: boolean }[] {
  const named = elementsAt(global).flatMap((alternative) => membersAt(alternative).map(({ step }) => step));
  const ranks = new Map(named.toReversed().map((name, at) => [name, at - named.length]));
  const rank = ({ step }: Scheme) => ranks.get(step) ?? 0;
  return schemes.toSorted((a, b) => rank(b) - rank(a)).map((scheme) => ({ scheme, isMain: ranks.has(scheme.step) }));
}

interface Context {
  readonly schemes: SchemeAuths;
  readonly reading: Reading;
}

/** The first alternative that can be carried over whole, or else in part; the others are told, and what else it asks for. */
function required(list: Spot, where: string, { schemes, reading }: Context): SharedAuth {
  const alternatives = elementsAt(list).filter((each) => membersAt(each).length > 0);
  const isKnown = ({ step }: Scheme) => schemes.authOf(step) !== null;
  const chosen =
    alternatives.find((each) => membersAt(each).every(isKnown)) ??
    alternatives.find((each) => membersAt(each).some(isKnown));
  for (const other of alternatives.filter((each) => each !== chosen)) {
    const now = chosen ? `sent with ${namesIn(chosen)}` : sentWithoutAuth;
    reading.findings.dropped({ spot: other, where }, `or with ${namesIn(other)}`, now);
  }
  if (!chosen) return noAuth;
  const [main, ...others] = membersAt(chosen).toSorted((a, b) => schemes.rankOf(a.step) - schemes.rankOf(b.step));
  for (const other of others)
    reading.findings.dropped({ spot: other, where }, `${other.step} as well`, `sent with ${main?.step} only`);
  return (main && schemes.authOf(main.step)) ?? noAuth;
}

function namesIn(alternative: Spot): string {
  return membersAt(alternative)
    .map(({ step }) => step)
    .join(' and ');
}

/** The auth that each scheme stands for. */
class SchemeAuths {
  readonly profiles: SharedProfile[] = [];
  readonly #reading: Reading;
  readonly #making: Omit<ProfileMaking, 'isMain'>;
  readonly #auths = new Map<string, SharedAuth>();

  constructor(reading: Reading, making: Omit<ProfileMaking, 'isMain'>) {
    this.#reading = reading;
    this.#making = making;
  }

  /** @param isMain whether the whole file requires it: then its profile is the environment's. */
  add(written: Scheme, isMain: boolean) {
    const resolved = this.#reading.references.resolve(written, '');
    if (!resolved) return;
    const hasMain = this.profiles.some(({ role }) => role === environmentRole);
    const making = { ...this.#making, isMain: isMain && !hasMain };
    const auth = this.#read({ ...resolved, step: written.step }, making);
    if (auth) this.#auths.set(written.step, auth);
    else
      this.#reading.findings.dropped(
        { spot: written, where: '' },
        `${written.step}: ${wordsOf(resolved)}`,
        'left out: the console has no such auth',
      );
  }

  authOf(name: string): SharedAuth | null {
    return this.#auths.get(name) ?? null;
  }

  /** Of what has to go along together, a profile's token matters most. */
  rankOf(name: string): number {
    const kind = this.#auths.get(name)?.kind;
    if (kind === 'profile') return 0;
    return kind === undefined ? 2 : 1;
  }

  #read(scheme: Scheme, making: ProfileMaking): SharedAuth | null {
    switch (textAt(scheme, 'type')) {
      case 'oauth2':
        return this.#ofProfiles(oauthProfiles(scheme, making, this.#reading));
      case 'openIdConnect':
        return this.#ofProfiles([openIdProfile(scheme, making)]);
      case 'basic':
        return this.#basic(scheme.step);
      case 'http':
        return this.#http(scheme);
      case 'apiKey':
        return this.#apiKey(scheme);
      default:
        return null;
    }
  }

  #ofProfiles(profiles: readonly SharedProfile[]): SharedAuth | null {
    this.profiles.push(...profiles);
    const [first] = profiles;
    return first ? { kind: 'profile', role: first.role, placement: bearerHeader } : null;
  }

  #http(scheme: Scheme): SharedAuth | null {
    switch (textAt(scheme, 'scheme').toLowerCase()) {
      case 'basic':
        return this.#basic(scheme.step);
      case 'bearer':
        return { kind: 'bearer', token: { kind: 'text', text: this.#reading.variables.secret(scheme.step) } };
      default:
        return null;
    }
  }

  #basic(name: string): SharedAuth {
    const { variables } = this.#reading;
    const password = { kind: 'text', text: variables.secret(`${name}_password`) } as const;
    return { kind: 'basic', username: variables.text(`${name}_username`, ''), password };
  }

  #apiKey(scheme: Scheme): SharedAuth | null {
    const place = textAt(scheme, 'in');
    const name = textAt(scheme, 'name');
    if ((place !== 'header' && place !== 'query') || name === '') return null;
    const value = { kind: 'text', text: this.#reading.variables.secret(scheme.step) } as const;
    return { kind: 'api-key', in: place, name, value };
  }
}

function wordsOf(scheme: Spot): string {
  const words = ['type', 'scheme', 'in', 'flow'].map((name) => plainText(memberAt(scheme, name).value));
  return words.filter(Boolean).join(' ') || 'nothing that can be read';
}
