import { asksForConsent, blankProfile, hasTokenRequest } from '#oauth/profile.ts';
import type { FilledPreset } from '#providers/fill-preset.ts';
import type { Preset } from '#providers/preset.ts';
import { useServices } from '#queries/services-context.ts';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { presetGrant } from './provider-words.ts';

/** What the profile will hold, as far as it is known: variables that are not filled yet stand by their names. */
export function PresetPreview({ preset, filled }: { preset: Preset; filled: FilledPreset }) {
  const { origins } = useServices();
  const profile = { ...blankProfile, ...(filled.kind === 'filled' ? filled.profile : preset.profile) };
  const { grant, authorizationEndpoint, tokenEndpoint, scopes, apiBaseUrl, firstRequest } = profile;
  const texts: readonly (readonly [term: string, text: string])[] = [
    ['Authorization endpoint', asksForConsent(grant) ? authorizationEndpoint : ''],
    ['Token endpoint', hasTokenRequest(grant) ? tokenEndpoint : ''],
    ['Scopes', scopes.join(' ')],
    ['API', apiBaseUrl],
    ['First request', firstRequest.url === '' ? '' : `${firstRequest.method} ${firstRequest.url}`],
  ];
  const rows: Definition[] = [
    { term: 'Grant', value: presetGrant({ ...preset, profile }) },
    ...texts
      .filter(([, text]) => text !== '')
      .map(([term, text]) => ({ term, value: text.replaceAll('{{practice}}', origins.practice), mono: true })),
  ];
  return (
    <section aria-label="What is filled in" className="mt-5 rounded-lg border border-line bg-sunken px-4 py-3">
      <h2 className="mb-2 text-12 font-medium">What is filled in</h2>
      <DefinitionList rows={rows} />
    </section>
  );
}
