import { maskText } from '#call/mask-text.ts';
import { dots } from '#call/masked-text.ts';
import { refusals } from '#call/refusal.ts';
import type { AuthHolder, Obstacle, RequestPart } from '#collection/obstacle.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { newOriginWords } from '#panes/new-origin-words.ts';
import type { EditorTab } from './editor/request-editor.tsx';

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

/** The variable that mends it; `null` for what none does. */
export function variableOf(obstacle: Obstacle): string | null {
  switch (obstacle.kind) {
    case 'missing-secret':
    case 'too-many-variables':
      return obstacle.name;
    case 'variable-cycle':
      return obstacle.names[0] ?? null;
    default:
      return null;
  }
}

/** A field of the request in which an obstacle is mended, and the part of the request that it stands in. */
export interface MendingField {
  /** `null` for one that is always there. */
  readonly tab: EditorTab | null;
  /** As the field itself says: "credential". */
  readonly field: string;
  /** "Type the API key" */
  readonly act: string;
}

/** Where in the request an obstacle is mended; `null` where that is somewhere else. */
export function mendingFieldOf(obstacle: Obstacle): MendingField | null {
  switch (obstacle.kind) {
    case 'no-url':
    case 'bad-url':
      return { tab: null, field: 'url', act: 'Edit the URL' };
    case 'empty-path-variable':
      return { tab: 'params', field: `path-${obstacle.name}`, act: 'Give it a value' };
    case 'no-profile':
      return obstacle.group || obstacle.profileId === null
        ? null
        : { tab: 'auth', field: 'profile', act: 'Choose a profile' };
    case 'incomplete-auth':
      if (obstacle.group) return null;
      return obstacle.lacks === 'name'
        ? { tab: 'auth', field: 'auth-name', act: 'Name it' }
        : { tab: 'auth', field: 'credential', act: 'Type it' };
    case 'missing-credential':
      return obstacle.group ? null : { tab: 'auth', field: 'credential', act: `Type the ${obstacle.label}` };
    case 'no-file':
      return { tab: 'body', field: 'file', act: 'Choose a file' };
    case 'unsendable':
      return { tab: 'headers', field: 'header 1', act: 'Open the headers' };
    default:
      return null;
  }
}

/** What keeps a request from being sent, and what mends it. */
export function obstacleWords(obstacle: Exclude<Obstacle, { kind: 'unresolved-variable' }>): string {
  switch (obstacle.kind) {
    case 'no-url':
      return 'It has no URL yet.';
    case 'bad-url':
      return `${shownUrl(obstacle.url) || 'The URL'} ${urls[obstacle.reason]}.`;
    case 'empty-path-variable':
      return `The path variable ${obstacle.name} has no value yet.`;
    case 'variable-cycle':
      return `Variables name each other in a circle: ${obstacle.names.join(' → ')}.`;
    case 'too-many-variables':
      return `What {{${obstacle.name}}} stands for names too many other variables to be written out.`;
    case 'missing-secret':
      return `The secret {{${obstacle.name}}} has no value on this device.`;
    case 'no-profile':
      return obstacle.profileId === null
        ? 'It takes the environment’s profile, and no environment with a profile is chosen.'
        : `The profile ${inAuthOf(obstacle.group)} is not on this device: choose another.`;
    case 'no-token':
      return `${obstacle.profileName || 'Its profile'} has no token yet.`;
    case 'incomplete-profile':
      return `${obstacle.profileName || 'Its profile'}: ${obstacle.lacks.title}.`;
    case 'no-credentials':
      return `${obstacle.profileName || 'Its profile'} has no ${obstacle.lacks === 'username' ? 'user name' : 'password'} yet.`;
    case 'incomplete-auth':
      return obstacle.lacks === 'name'
        ? `No header or parameter is named ${inAuthOf(obstacle.group)} to go into.`
        : `There is no token or key ${inAuthOf(obstacle.group)} yet.`;
    case 'missing-credential':
      return `The ${obstacle.label} ${inAuthOf(obstacle.group)} is not on this device.`;
    case 'no-file':
      return obstacle.name === ''
        ? 'No file is chosen for the body.'
        : `The body is the file “${obstacle.name}”, of which only the name came along.`;
    case 'unsendable':
      return `It can’t be sent as it is written. ${refusals[obstacle.code][1]}`;
    case 'new-origin':
      return newOriginWords(obstacle);
  }
}

/** Without user name and password in front of its host, and what else of it looks like a secret masked. */
function shownUrl(url: string): string {
  return maskText(url.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, `$1${dots}@`));
}

function inAuthOf(group: AuthHolder): string {
  return group ? `in the auth of “${group.name}”` : 'under Auth';
}
