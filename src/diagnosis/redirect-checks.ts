// Where the authorization response goes: RFC 6749 section 3.1.2, RFC 8252 sections 7 and 8, RFC 9700 section 2.1.
import { isLoopback } from '#call/loopback.ts';
import {
  asksForConsent,
  callbackUri,
  isRedirectLeftOut,
  type Origins,
  type Profile,
  type Redirect,
} from '#oauth/profile.ts';
import { type CheckSubject, error, info, ok, orPassed, type ProfileCheck, warning } from './profile-check.ts';
import { responseModeChecks } from './response-mode-checks.ts';

type OwnAddress = Exclude<Redirect, { kind: 'callback' }>;

/** Checks the redirect URI and how the response travels. */
export function redirectChecks({ written, profile, origins }: CheckSubject): readonly ProfileCheck[] {
  if (!asksForConsent(profile.grant)) return [];
  const { redirect } = profile;
  if (redirect.kind === 'callback') {
    return [...callbackChecks(redirect.host, origins), ...responseModeChecks(profile)];
  }
  if (isRedirectLeftOut(profile)) return [leftOut, ...responseModeChecks(profile)];
  const uriAsWritten = written.redirect.kind === 'callback' ? redirect.uri : written.redirect.uri;
  const found = [...uriChecks(redirect, { uriAsWritten, origins }), ...responseModeChecks(profile)];
  return orPassed(found, () => passed(redirect));
}

const firstPort = '6284';

function callbackChecks(host: '127.0.0.1' | 'localhost', origins: Origins): ProfileCheck[] {
  const uri = callbackUri(host, origins);
  const found = [
    ok('redirect', 'redirect', {
      title: 'The response is captured here',
      reason: `Register ${uri} at the provider, character by character.`,
      source: 'RFC 8252 §7.3',
    }),
  ];
  if (host === 'localhost') {
    found.push(
      info('redirect/localhost', 'redirect', {
        title: 'The redirect URI says localhost',
        reason: 'The address 127.0.0.1 is advised: a name can lead elsewhere. Some providers take localhost only.',
        fix: { label: 'Use 127.0.0.1', change: { redirect: { kind: 'callback', host: '127.0.0.1' } } },
        source: 'RFC 8252 §8.3',
      }),
    );
  }
  const { port } = new URL(uri);
  if (port !== firstPort) {
    found.push(
      info('redirect/port', 'redirect', {
        title: `The redirect URI has port ${port || '80'}`,
        reason: `Authscope was started on another port than ${firstPort}. Providers that compare ports need this one registered too.`,
        source: 'RFC 8252 §7.3',
      }),
    );
  }
  return found;
}

interface UriGround {
  readonly uriAsWritten: string;
  readonly origins: Origins;
}

function uriChecks(redirect: OwnAddress, ground: UriGround): ProfileCheck[] {
  const uri = redirect.uri.trim();
  if (uri === '') return [missing];
  const mend = (change: (uri: string) => string): Partial<Profile> => ({
    redirect: { kind: redirect.kind, uri: change(ground.uriAsWritten) },
  });
  const blanks =
    uri === redirect.uri
      ? []
      : [
          error('redirect/blanks', 'redirect', {
            title: 'Redirect URI has blanks around it',
            reason: 'It is compared character by character, and they are sent as part of it.',
            fix: { label: 'Remove the blanks', change: mend((text) => text.trim()) },
            source: 'RFC 9700 §2.1',
          }),
        ];
  const url = /^[a-z][a-z\d+.-]*:/i.test(uri) && !/\s/.test(uri) && URL.canParse(uri) ? new URL(uri) : null;
  return [...blanks, ...(url ? [...wholeChecks(uri, mend), ...schemeChecks(url, ground)] : [notAbsolute])];
}

const missing = error('redirect/missing', 'redirect', {
  title: 'Redirect URI is missing',
  reason: 'Enter the address that is registered for this app.',
  source: 'RFC 6749 §3.1.2',
});

const leftOut = info('redirect/left-out', 'redirect', {
  title: 'No redirect URI is sent',
  reason:
    'Some providers show the code then; others go to the one on file, or refuse. If the provider documents the address of such a page, enter it.',
  source: 'RFC 6749 §3.1.2.3',
});

const notAbsolute = error('redirect/relative', 'redirect', {
  title: 'Redirect URI is not absolute',
  reason: 'It begins with a scheme, as in https://app.example/callback.',
  source: 'RFC 6749 §3.1.2',
});

function wholeChecks(uri: string, mend: (change: (uri: string) => string) => Partial<Profile>): ProfileCheck[] {
  const found: ProfileCheck[] = [];
  if (uri.includes('#')) {
    found.push(
      error('redirect/fragment', 'redirect', {
        title: 'Redirect URI has a fragment',
        reason: 'It must not: that is where some responses are put.',
        fix: { label: 'Remove the fragment', change: mend((text) => text.replace(/#.*$/s, '')) },
        source: 'RFC 6749 §3.1.2',
      }),
    );
  }
  if (uri.includes('*')) {
    found.push(
      warning('redirect/wildcard', 'redirect', {
        title: 'Redirect URI has a wildcard',
        reason: 'It is sent as it stands. Providers compare it exactly, and patterns in a registration are unsafe.',
        source: 'RFC 9700 §2.1',
      }),
    );
  }
  return found;
}

const runningSchemes = ['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:'];

function schemeChecks(url: URL, { origins }: UriGround): ProfileCheck[] {
  const own = (['127.0.0.1', 'localhost'] as const).find((host) => callbackUri(host, origins) === url.href);
  if (own) {
    return [
      info('redirect/own-callback', 'redirect', {
        title: 'The redirect URI is this console’s own',
        reason: 'Its responses are captured by themselves: nothing has to be pasted.',
        fix: { label: 'Capture it here', change: { redirect: { kind: 'callback', host: own } } },
      }),
    ];
  }
  if (runningSchemes.includes(url.protocol)) {
    return [
      error('redirect/scheme', 'redirect', {
        title: `A redirect URI can’t begin with ${url.protocol}`,
        reason: 'A browser would run it or open a local file. No provider redirects there.',
        source: 'RFC 9700 §4.11',
      }),
    ];
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return [
      warning('redirect/http', 'redirect', {
        title: 'Redirect URI uses http',
        reason: 'The code can be read on the way. Only on this machine is that no risk.',
        source: 'RFC 6749 §3.1.2.1',
      }),
    ];
  }
  return ['http:', 'https:'].includes(url.protocol) ? [] : appSchemeChecks(url);
}

function appSchemeChecks(url: URL): ProfileCheck[] {
  if (url.href.startsWith('urn:ietf:wg:oauth:2.0:oob')) {
    return [
      info('redirect/out-of-band', 'redirect', {
        title: 'Out of band: the provider shows the code',
        reason: 'Never a standard, and some providers have ended it, Google among them.',
      }),
    ];
  }
  if (url.protocol.includes('.')) return [];
  return [
    info('redirect/app-scheme', 'redirect', {
      title: 'The scheme of the redirect URI is short',
      reason:
        'A scheme of an app’s own is its domain turned round, as in com.example.app: others are easily claimed twice.',
      source: 'RFC 8252 §7.1',
    }),
  ];
}

function passed({ kind, uri }: OwnAddress): ProfileCheck {
  return ok('redirect', 'redirect', {
    title: kind === 'provider-page' ? 'The provider shows the code' : 'Redirect URI is well formed',
    reason: `${uri} must be registered exactly so. What comes back there is pasted into the run.`,
    source: 'RFC 6749 §3.1.2',
  });
}
