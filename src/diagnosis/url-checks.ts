// What is wrong with a URL that calls go to, whichever field it stands in.
import { isLoopback } from '#call/loopback.ts';
import type { Profile } from '#oauth/profile.ts';
import { error, type ProfileCheck, warning } from './profile-check.ts';

/** A field that holds a URL. */
export interface UrlField {
  readonly field: keyof Profile;
  /** Begins a sentence: "Token endpoint". */
  readonly name: string;
  /** With the addresses of this launch in it. */
  readonly url: string;
  readonly source: string;
  /** The change that mends the text of the field as written. */
  readonly change: (mend: (written: string) => string) => Partial<Profile>;
}

/** Checks a URL that is not empty. */
export function urlChecks(given: UrlField): ProfileCheck[] {
  const { field, name, url: text, change } = given;
  const blanks =
    text === text.trim()
      ? []
      : [
          warning(`${field}/blanks`, field, {
            title: `${name} has blanks around it`,
            reason: 'They come along when it is copied, and belong to no URL.',
            fix: { label: 'Remove the blanks', change: change((written) => written.trim()) },
          }),
        ];
  const url = webUrlIn(text);
  return [...blanks, ...(url ? partsChecks(given, url) : [notAUrl(given)])];
}

/** Line breaks and tabs are dropped by the parser without a word, so they count as unreadable. */
function webUrlIn(text: string): URL | null {
  const trimmed = text.trim();
  if (/[\s\0-\x1f\x7f]/.test(trimmed) || !/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  return new URL(trimmed);
}

function notAUrl({ field, name, url: text, change }: UrlField): ProfileCheck {
  const trimmed = text.trim();
  const scheme = /^(?!https?:)[a-z][a-z\d+.-]*(?=:\/\/)/i.exec(trimmed)?.[0];
  if (scheme) {
    return error(`${field}/scheme`, field, {
      title: `${name} is no http or https URL`,
      reason: `Calls go over https, not over ${scheme}.`,
    });
  }
  if (/^https?:\/\/.*\s/is.test(trimmed)) {
    return error(`${field}/white-space`, field, {
      title: `${name} has white space inside`,
      reason: 'A URL has none: a space, a tab or a line break came along. In a path, a space is written %20.',
      source: 'RFC 3986 §2',
    });
  }
  const completed = completedUrl(trimmed);
  return error(`${field}/no-url`, field, {
    title: `${name} is no complete URL`,
    reason: needed[field] ?? 'It needs a scheme, a host and a path, as in https://server.example/token.',
    fix: completed && {
      label: `Begin with ${completed.scheme}`,
      change: change((written) => `${completed.scheme}${written.trim()}`),
    },
  });
}

/** Where a host alone will do, or another path is usual. */
const needed: Partial<Record<keyof Profile, string>> = {
  issuer: 'It needs a scheme and a host, as in https://server.example.',
  apiBaseUrl: 'It needs a scheme and a host, as in https://api.example.',
  authorizationEndpoint: 'It needs a scheme, a host and a path, as in https://server.example/authorize.',
  jwksUri: 'It needs a scheme, a host and a path, as in https://server.example/jwks.',
  userinfoEndpoint: 'It needs a scheme, a host and a path, as in https://server.example/userinfo.',
  introspectionEndpoint: 'It needs a scheme, a host and a path, as in https://server.example/introspect.',
  revocationEndpoint: 'It needs a scheme, a host and a path, as in https://server.example/revoke.',
};

/** What a host without its scheme lacks; `null` where the text begins with no host. */
function completedUrl(text: string): { scheme: 'http://' | 'https://' } | null {
  if (!/^(?:[a-z\d-]+\.)+[a-z\d-]+(?::\d+)?(?:[/?#]\S*)?$|^localhost(?::\d+)?(?:[/?#]\S*)?$/i.test(text)) return null;
  const url = webUrlIn(`https://${text}`);
  return url && { scheme: isLoopback(url) ? 'http://' : 'https://' };
}

function partsChecks({ field, name, source, change }: UrlField, url: URL): ProfileCheck[] {
  const found: ProfileCheck[] = [];
  if (url.username !== '' || url.password !== '') {
    found.push(
      error(`${field}/credentials`, field, {
        title: `${name} has a user or password in it`,
        reason: 'A URL ends up in histories and logs, so the dev-proxy sends none with credentials.',
        fix: {
          label: 'Remove them',
          change: change((written) => written.replace(/^(\s*https?:\/\/)[^/?#]*@/i, '$1')),
        },
        source: 'RFC 3986 §3.2.1',
      }),
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    found.push(
      warning(`${field}/http`, field, {
        title: `${name} uses http`,
        reason: 'Secrets and tokens can be read on the way. Only on this machine is that no risk.',
        fix: { label: 'Use https', change: change((written) => written.replace(/^(\s*)http:/i, '$1https:')) },
        source,
      }),
    );
  }
  if (/#/.test(url.href)) {
    found.push(
      warning(`${field}/fragment`, field, {
        title: `${name} has a fragment`,
        reason: 'What follows the # never reaches a server.',
        fix: { label: 'Remove the fragment', change: change((written) => written.replace(/#.*$/s, '')) },
        source,
      }),
    );
  }
  return found;
}
