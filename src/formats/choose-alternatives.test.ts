import { describe, expect, test } from 'vitest';
import { chooseAlternatives, contradictionKey } from './choose-alternatives.ts';
import type { Proposal } from './proposal.ts';
import { readPasted } from './read-pasted.ts';

function proposed(text: string): Proposal {
  const pasted = readPasted(text);
  if (!('proposal' in pasted)) throw new Error(`${pasted.kind}: no profile in it`);
  return pasted.proposal;
}

/** The proposal of a text with another alternative of one contradiction. */
function choose(proposal: Proposal, what: string, place: number): Proposal {
  const contradiction = proposal.contradictions.find((each) => each.what === what) ?? expect.fail(`not said: ${what}`);
  return chooseAlternatives(proposal, new Map([[contradictionKey(contradiction), place]]));
}

const labels = ({ contradictions }: Proposal) =>
  contradictions.map(({ what, alternatives }) => [what, ...alternatives.map(({ label }) => label)]);

const two = `curl https://a.example/token -d grant_type=client_credentials -d client_id=one -d client_secret=first-secret-4321
curl https://b.example/token -d grant_type=client_credentials -d client_id=two -d client_secret=other-secret-8765`;

describe('two requests that tell of two clients', () => {
  test('each field offers both values, secrets masked; the first is taken', () => {
    const proposal = proposed(two);
    expect(labels(proposal)).toEqual([
      ['More than one value for token endpoint', 'https://a.example/token', 'https://b.example/token'],
      ['More than one value for client_id', 'one', 'two'],
      ['More than one value for client_secret', '••••••••4321', '••••••••8765'],
    ]);
    expect(chooseAlternatives(proposal, new Map())).toBe(proposal);
    expect(proposal.profile).toMatchObject({ tokenEndpoint: 'https://a.example/token', clientId: 'one' });
  });

  test('what is chosen is in the profile, and its place is where it stands', () => {
    const settled = choose(
      choose(proposed(two), 'More than one value for client_id', 1),
      'More than one value for client_secret',
      1,
    );
    expect(settled.profile).toMatchObject({ tokenEndpoint: 'https://a.example/token', clientId: 'two' });
    expect(settled.secrets).toMatchObject([{ field: 'clientSecret', text: 'other-secret-8765' }]);
    const { from } = settled.understood.find(({ field }) => field === 'clientId') ?? expect.fail();
    expect(two.slice(from.start, from.end)).toBe('-d client_id=two');
  });

  test('secrets that look alike when masked are numbered', () => {
    const short = two.replace('first-secret-4321', 'pw').replace('other-secret-8765', 'pass');
    expect(labels(proposed(short))).toContainEqual([
      'More than one value for client_secret',
      '••••••••',
      '•••••••• (2)',
    ]);
  });

  test('a third value is a third choice, one that is there already is none', () => {
    const third = `${two}\n${two.replace('client_id=two', 'client_id=three')}`;
    expect(labels(proposed(third))).toContainEqual(['More than one value for client_id', 'one', 'two', 'three']);
  });
});

describe('choices beside values', () => {
  const curl = (data: string, more = '') => `curl https://a.example/token ${more} -d '${data}'`;
  test.each<[string, string, [what: string, profile: object]]>([
    [
      'twice in one request',
      curl('grant_type=client_credentials&client_id=a&client_id=c&client_secret=b'),
      ['client_id stands there twice', { clientId: 'c' }],
    ],
    [
      'twice in a consent URL',
      'https://a.example/auth?response_type=code&client_id=x&client_id=y',
      ['client_id stands there twice', { clientId: 'y' }],
    ],
    [
      'two ways of the client',
      curl('grant_type=client_credentials&client_secret=b', '-u a:b'),
      ['The client authenticates twice', { clientAuthentication: 'client_secret_post' }],
    ],
    ['no grant_type', curl('client_id=a&client_secret=b'), ['grant_type is missing', { omitsGrantType: false }]],
    [
      'type and body',
      curl('grant_type=client_credentials&client_id=a&client_secret=b', "-H 'Content-Type: application/json'"),
      ['Content-Type and body differ', { jsonTokenBody: true }],
    ],
    [
      'http',
      'curl http://a.example/token -d grant_type=client_credentials -d client_id=a -d client_secret=b',
      ['Secrets would travel in the clear', { tokenEndpoint: 'https://a.example/token' }],
    ],
    [
      'the code',
      'curl https://a.example/token?code=c1 -d grant_type=authorization_code -d client_id=a -d client_secret=b -d code=c1',
      ['The code stands in two places', { codeInQuery: true }],
    ],
  ])('%s', (_, text, [what, profile]) => {
    const proposal = proposed(text);
    expect(proposal.profile).not.toMatchObject(profile);
    expect(choose(proposal, what, 1).profile).toMatchObject(profile);
  });
});
