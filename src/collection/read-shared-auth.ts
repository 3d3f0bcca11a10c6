import { bearerHeader, type TokenPlacement } from './auth.ts';
import { type Members, membersOf, name, oneOf, refuseType, roleName, type Spot, text } from './document-reading.ts';
import type { SharedAuth, SharedCredential } from './shared-document.ts';

/** Reads how a request, folder or collection proves who sends it. */
export function readSharedAuth(spot: Spot): SharedAuth {
  const members = membersOf(spot);
  return { ...authOf(members), ...members.newer() };
}

function authOf(members: Members): SharedAuth {
  const kind = members.need('kind', oneOf('none', 'inherit', 'profile', 'basic', 'bearer', 'api-key'));
  switch (kind) {
    case 'none':
    case 'inherit':
      return { kind };
    case 'profile': {
      const placement = members.take('placement', readPlacement, bearerHeader);
      const role = members.need('role', roleName);
      return { kind, role, placement, ...(members.has('part') && { part: members.need('part', name) }) };
    }
    case 'basic':
      return {
        kind,
        username: members.take('username', text, ''),
        password: members.take('password', readCredential, noCredential),
      };
    case 'bearer':
      return { kind, token: members.take('token', readCredential, noCredential) };
    case 'api-key':
      return {
        kind,
        in: members.need('in', oneOf('header', 'query')),
        name: members.need('name', name),
        value: members.take('value', readCredential, noCredential),
      };
  }
}

const noCredential: SharedCredential = { kind: 'text', text: '' };

function readCredential(spot: Spot): SharedCredential {
  if (typeof spot.value === 'string') return { kind: 'text', text: spot.value };
  if (typeof spot.value !== 'object' || spot.value === null) refuseType(spot, 'text or an object');
  const members = membersOf(spot);
  const read: SharedCredential = { kind: 'secret', label: members.need('secret', name) };
  members.close();
  return read;
}

function readPlacement(spot: Spot): TokenPlacement {
  const members = membersOf(spot);
  const where = members.need('in', oneOf('header', 'query'));
  const read: TokenPlacement =
    where === 'header'
      ? { in: where, name: members.need('name', name), scheme: members.take('scheme', name, '') }
      : { in: where, name: members.need('name', name) };
  members.close();
  return read;
}
