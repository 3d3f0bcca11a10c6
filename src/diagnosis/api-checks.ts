// What API calls begin with: the base URL, default headers (RFC 9110 section 5) and the first request.
import { isSensitiveName } from '#call/secret-names.ts';
import type { NamedValue } from '#oauth/dialect.ts';
import type { Profile } from '#oauth/profile.ts';
import { type CheckSubject, error, info, ok, orPassed, type ProfileCheck, warning } from './profile-check.ts';
import { urlChecks } from './url-checks.ts';

/** Checks what API calls are made of; nothing to say where none of it is filled in. */
export function apiChecks(subject: CheckSubject): readonly ProfileCheck[] {
  const { written, profile, origins } = subject;
  const isOff = origins.practice === '' && written.apiBaseUrl.includes('{{practice}}');
  const base = profile.apiBaseUrl === '' || isOff ? [] : orPassed(baseChecks(subject), () => basePassed);
  const headers = written.defaultHeaders.flatMap((header, place) => headerChecks(written, header, place));
  const named = written.defaultHeaders.some(({ name }) => name !== '');
  return [...base, ...firstRequestChecks(written), ...(named ? orPassed(headers, () => headersPassed) : headers)];
}

const basePassed = ok('apiBaseUrl', 'apiBaseUrl', {
  title: 'API base URL is complete',
  reason: 'Relative requests begin with it.',
});

const headersPassed = ok('defaultHeaders', 'defaultHeaders', {
  title: 'Default headers can be sent',
  reason: 'They go with every API call of this profile, and with no token request.',
  source: 'RFC 9110 §5',
});

function baseChecks({ written, profile }: CheckSubject): ProfileCheck[] {
  const found = urlChecks({
    field: 'apiBaseUrl',
    name: 'API base URL',
    url: profile.apiBaseUrl,
    source: 'RFC 6750 §5.3',
    change: (mend) => ({ apiBaseUrl: mend(written.apiBaseUrl) }),
  });
  if (!profile.apiBaseUrl.includes('?')) return found;
  return [
    ...found,
    warning('apiBaseUrl/query', 'apiBaseUrl', {
      title: 'API base URL has a query',
      reason: 'Paths are put after it, so they would become part of the query.',
      fix: {
        label: 'Remove the query',
        change: { apiBaseUrl: written.apiBaseUrl.replace(/\?[^#]*/s, '') },
      },
    }),
  ];
}

function firstRequestChecks({ firstRequest: { url }, apiBaseUrl }: Profile): ProfileCheck[] {
  if (url === '' || apiBaseUrl !== '' || /^(?:[a-z][a-z\d+.-]*:|\{\{)/i.test(url)) return [];
  return [
    warning('firstRequest/relative', 'firstRequest', {
      title: 'The first request has no base',
      reason: 'Its URL is relative, and there is no API base URL to begin it with.',
    }),
  ];
}

const tokenCharacters = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const owned = ['host', 'content-length', 'transfer-encoding', 'connection'];

/** By the rules that the dev-proxy refuses by, and by what the token's own header overrides. */
function headerChecks({ defaultHeaders }: Profile, { name, value }: NamedValue, place: number): ProfileCheck[] {
  if (name === '' && value === '') return [];
  const id = (what: string) => `defaultHeaders/${place}/${what}`;
  const fix = {
    label: 'Remove this header',
    change: { defaultHeaders: defaultHeaders.filter((_, at) => at !== place) },
  };
  const field = 'defaultHeaders';
  if (!tokenCharacters.test(name)) {
    return [
      error(id('name'), field, {
        title: name.trim() === '' ? 'A default header has no name' : `${name.trim()} is no header name`,
        reason: 'A name is made of letters, digits and a few signs, without blanks and colons.',
        fix: mendedName(defaultHeaders, place) ?? fix,
        source: 'RFC 9110 §5.1',
      }),
    ];
  }
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    return [
      error(id('value'), field, {
        title: `${name} has a value that can’t be sent`,
        reason: 'It holds a line break, another control character or one outside Latin-1.',
        source: 'RFC 9110 §5.5',
      }),
    ];
  }
  if (owned.includes(name.toLowerCase())) {
    return [
      error(id('owned'), field, {
        title: `${name} is set by the dev-proxy`,
        reason: 'It depends on the call itself. A request that brings its own is refused.',
        fix,
        source: 'RFC 9112',
      }),
    ];
  }
  if (name.toLowerCase() === 'authorization') {
    return [
      warning(id('authorization'), field, {
        title: 'Authorization is replaced by the token',
        reason: 'Calls of this profile carry its access token there, so this one is never sent.',
        fix,
        source: 'RFC 6750 §2.1',
      }),
    ];
  }
  return [...repeated(defaultHeaders, { name, place, id, fix }), ...shown(name, value, id)];
}

interface Placed {
  readonly name: string;
  readonly place: number;
  readonly id: (what: string) => string;
  readonly fix: ProfileCheck['fix'];
}

function repeated(headers: readonly NamedValue[], { name, place, id, fix }: Placed): ProfileCheck[] {
  const first = headers.findIndex((each) => each.name.toLowerCase() === name.toLowerCase());
  if (first === place) return [];
  return [
    info(id('twice'), 'defaultHeaders', {
      title: `${name} stands twice`,
      reason: 'Both lines are sent as written. Servers join them, or take one.',
      fix,
      source: 'RFC 9110 §5.3',
    }),
  ];
}

function shown(name: string, value: string, id: Placed['id']): ProfileCheck[] {
  if (value === '' || !isSensitiveName(name)) return [];
  return [
    info(id('secret'), 'defaultHeaders', {
      title: `${name} looks like a secret`,
      reason: 'It is encrypted on this device, but readable on this page.',
    }),
  ];
}

/** A name with its colon, or with blanks around it, was pasted whole. */
function mendedName(headers: readonly NamedValue[], place: number): ProfileCheck['fix'] {
  const name = headers[place]?.name.trim().replace(/:$/, '') ?? '';
  if (!tokenCharacters.test(name)) return null;
  return {
    label: `Write it as ${name}`.slice(0, 40),
    change: { defaultHeaders: headers.map((each, at) => (at === place ? { ...each, name } : each)) },
  };
}
