import type { NewOrigin, Obstacle, RequestPart } from '#collection/obstacle.ts';
import type { SavedRequest } from '#collection/saved-request.ts';

const parts: Record<RequestPart, string> = {
  url: 'the URL',
  path: 'the path',
  header: 'a header',
  body: 'the body',
  auth: 'the authentication',
};

const urls: Record<Extract<Obstacle, { kind: 'bad-url' }>['reason'], string> = {
  unreadable: 'is no URL',
  scheme: 'begins with neither http nor https',
  credentials: 'holds a user name or password: move them to the authentication',
  relative: 'is relative, and no profile gives an API base to append it to',
  'secret-in-host': 'has a secret where its host stands: it would choose where it is sent',
};

/** Where names stand: "the URL and a header". */
export function partWords(found: readonly RequestPart[]): string {
  return found.map((part) => parts[part]).join(' and ');
}

/**
 * The obstacles that are said before Send is pressed. A URL that is still being typed is none, and a request that was
 * not begun waits for nothing.
 */
export function foreseen(request: Pick<SavedRequest, 'url'>, obstacles: readonly Obstacle[]): readonly Obstacle[] {
  if (request.url.trim() === '') return [];
  const isUnfinished = (reason: string) => reason === 'unreadable' || reason === 'scheme' || reason === 'relative';
  return obstacles.filter((each) => each.kind !== 'bad-url' || !isUnfinished(each.reason));
}

/** Whether it goes away by what is set in an environment. */
export function isMendedInEnvironment(obstacle: Obstacle): boolean {
  const { kind } = obstacle;
  if (kind === 'no-profile') return obstacle.profileId === null;
  return kind === 'missing-secret' || kind === 'variable-cycle' || kind === 'too-many-variables';
}

/** What keeps a request from being sent, and what mends it. */
export function obstacleWords(obstacle: Exclude<Obstacle, { kind: 'unresolved-variable' }>): string {
  switch (obstacle.kind) {
    case 'no-url':
      return 'It has no URL yet.';
    case 'bad-url':
      return `${obstacle.url || 'The URL'} ${urls[obstacle.reason]}.`;
    case 'empty-path-variable':
      return `The path variable ${obstacle.name} has no value yet: give it one under Params.`;
    case 'variable-cycle':
      return `Variables name each other in a circle: ${obstacle.names.join(' → ')}.`;
    case 'too-many-variables':
      return `What {{${obstacle.name}}} stands for names too many other variables to be written out.`;
    case 'missing-secret':
      return `The secret {{${obstacle.name}}} has no value on this device.`;
    case 'no-profile':
      return obstacle.profileId === null
        ? 'It takes the environment’s profile, and no environment with a profile is chosen.'
        : 'Its profile is not on this device: choose another under Auth.';
    case 'no-token':
      return obstacle.lacks
        ? `${obstacle.profileName || 'Its profile'} has no token yet, and no ${obstacle.lacks.join(' and no ')} to get one with: put that in, then send.`
        : `${obstacle.profileName || 'Its profile'} has no token yet.`;
    case 'no-credentials':
      return `${obstacle.profileName || 'Its profile'} has no ${obstacle.lacks === 'username' ? 'user name' : 'password'} yet.`;
    case 'incomplete-auth':
      return obstacle.lacks === 'name'
        ? 'Its authentication names no header or parameter to go into: name one under Auth.'
        : 'Its authentication has no token or key yet: type it under Auth.';
    case 'missing-credential':
      return obstacle.group
        ? `The ${obstacle.label} in the auth of “${obstacle.group.name}” is not on this device: type it there.`
        : `The ${obstacle.label} is not on this device: type it under Auth.`;
    case 'no-file':
      return obstacle.name === ''
        ? 'No file is chosen for the body: choose one under Body.'
        : `The body is the file “${obstacle.name}”, of which only the name came along: choose it under Body.`;
    case 'unsendable':
      return `It can’t be sent as it is written: ${obstacle.code}.`;
    case 'new-origin':
      return newOriginWords(obstacle);
  }
}

function newOriginWords({ secret, origin, allowed }: NewOrigin): string {
  const known = allowed.join(' and ');
  const here = `this request goes to ${origin}`;
  switch (secret.kind) {
    case 'token':
    case 'password':
      return `The ${secret.kind} of ${secret.profileName || 'its profile'} goes to ${known} only, and ${here}.`;
    case 'variable':
      return `{{${secret.name}}} goes to ${known} only, and ${here}.`;
    case 'credential':
      return `This ${secret.secret.label} has gone to ${known} so far, and ${here}.`;
  }
}
