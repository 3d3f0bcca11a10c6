// Which API a token is for: resource indicators, RFC 8707 section 2, and `audience`, which is of no such standard.
import type { Profile } from '#oauth/profile.ts';
import { type CheckSubject, error, info, ok, orPassed, type ProfileCheck, warning } from './profile-check.ts';

/** Checks resources and audience; nothing to say where neither is asked for. */
export function targetChecks(subject: CheckSubject): readonly ProfileCheck[] {
  const { written, profile } = subject;
  if (written.grant === 'basic') return [];
  const found = [
    ...audienceChecks(written),
    ...relativeChecks(subject),
    ...profile.resources.flatMap((_, place) => resourceChecks(subject, place)),
  ];
  const once = [...new Set(written.resources)];
  if (once.length < written.resources.length) {
    found.push(
      warning('resources/twice', 'resources', {
        title: 'A resource stands twice',
        reason: 'Each stands for one API, once.',
        fix: { label: 'Keep one of each', change: { resources: once } },
        source: 'RFC 8707 §2',
      }),
    );
  }
  return written.resources.length === 0 ? found : orPassed(found, () => passed);
}

const passed = ok('resources', 'resources', {
  title: 'Resources are absolute URIs',
  reason: 'They go with the authorization request and the token request.',
  source: 'RFC 8707 §2',
});

function resourceChecks({ written, profile }: CheckSubject, place: number): ProfileCheck[] {
  const resource = profile.resources[place] ?? '';
  const id = (what: string) => `resources/${place}/${what}`;
  const change = (mend: (text: string) => string): Partial<Profile> => ({
    resources: written.resources.map((each, at) => (at === place ? mend(each) : each)),
  });
  if (resource !== resource.trim() || resource === '') {
    const resources = written.resources.map((each) => each.trim()).filter(Boolean);
    return [
      warning(id('blanks'), 'resources', {
        title: resource.trim() === '' ? 'A resource is empty' : `${resource.trim()} has blanks around it`,
        reason: 'They are sent as part of it, and the provider knows no such API.',
        fix: { label: 'Remove the blanks', change: { resources } },
      }),
    ];
  }
  if (isRelative(resource)) return [];
  if (resource.includes('#')) {
    return [
      error(id('fragment'), 'resources', {
        title: `${resource} has a fragment`,
        reason: 'A resource must not have one.',
        fix: { label: 'Remove the fragment', change: change((text) => text.replace(/#.*$/s, '')) },
        source: 'RFC 8707 §2',
      }),
    ];
  }
  if (!resource.includes('?')) return [];
  return [
    info(id('query'), 'resources', {
      title: `${resource} has a query`,
      reason: 'It should not, unless the query is what tells one API from another.',
      source: 'RFC 8707 §2',
    }),
  ];
}

function isRelative(resource: string): boolean {
  const hasBlanks = resource !== resource.trim();
  return resource !== '' && !hasBlanks && !(/^[a-z][a-z\d+.-]*:\S+$/i.test(resource) && URL.canParse(resource));
}

/** One finding for all of them: they are one misunderstanding. */
function relativeChecks({ written, profile }: CheckSubject): ProfileCheck[] {
  const places = profile.resources.flatMap((resource, place) => (isRelative(resource) ? [place] : []));
  const [first] = places;
  if (first === undefined) return [];
  const quoted = [...new Set(places.map((place) => `“${profile.resources[place]}”`))];
  const isOne = quoted.length === 1;
  return [
    error('resources/relative', 'resources', {
      title: isOne ? 'A resource is no absolute URI' : `${quoted.length} resources are no absolute URIs`,
      reason: `A resource is the address of an API, as in https://api.example, and ${quoted.join(', ')} ${isOne ? 'is' : 'are'} none. For a plain name use audience.`,
      fix: places.length === 1 ? audienceFix(written, first) : null,
      source: 'RFC 8707 §2',
    }),
  ];
}

function audienceFix({ audience, resources }: Profile, place: number): ProfileCheck['fix'] {
  const name = resources[place];
  if (audience !== '' || name === undefined) return null;
  return {
    label: 'Send it as audience',
    change: { audience: name, resources: resources.filter((_, at) => at !== place) },
  };
}

function audienceChecks({ audience, resources }: Profile): ProfileCheck[] {
  if (audience === '') return [];
  const trimmed = audience.trim();
  if (trimmed !== audience) {
    return [
      warning('audience/blanks', 'audience', {
        title: 'Audience has blanks around it',
        reason: 'They are sent as part of it, and the provider knows no such API.',
        fix: { label: 'Remove the blanks', change: { audience: trimmed } },
      }),
    ];
  }
  return [
    info('audience/own-way', 'audience', {
      title: resources.length > 0 ? 'Both audience and resource are sent' : 'audience is a provider’s own way',
      reason:
        resources.length > 0
          ? 'A provider goes by one of them. The standard one is resource.'
          : 'Auth0 and others go by it. The standard one is resource, and providers ignore what they don’t know.',
      source: 'RFC 8707 §2',
    }),
  ];
}
