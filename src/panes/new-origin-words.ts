import type { NewOrigin } from '#collection/obstacle.ts';

/** Why a secret is held back from an origin: where it may go, and where it would go (R27). */
export function newOriginWords({ secret, origin, allowed, isNamedSince }: NewOrigin): string {
  const known = allowed.join(' and ');
  const here = `this request goes to ${origin}`;
  switch (secret.kind) {
    case 'token': {
      const whose = secret.profileName || 'its profile';
      return isNamedSince
        ? `The token of ${whose} goes to ${known} only: it is from before the profile named ${origin}. A new one may go there.`
        : `The token of ${whose} goes to ${known} only, and ${here}.`;
    }
    case 'password':
      return `The password of ${secret.profileName || 'its profile'} goes to ${known} only, and ${here}.`;
    case 'variable':
      return `{{${secret.name}}} goes to ${known} only, and ${here}.`;
    case 'credential':
      return `This ${secret.secret.label} has gone to ${known} so far, and ${here}.`;
  }
}
