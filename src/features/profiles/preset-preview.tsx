import { asksForConsent, blankProfile, hasTokenRequest, type PresetOrigin } from '#oauth/profile.ts';
import type { FilledPreset } from '#providers/fill-preset.ts';
import type { Preset, PresetProfile } from '#providers/preset.ts';
import { useServices } from '#queries/services-context.ts';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { presetGrant } from './provider-words.ts';

interface PresetPreviewProps {
  preset: Preset;
  at: PresetOrigin['at'];
  filled: FilledPreset;
}

/** What the profile will hold, as far as it is known: variables that are not filled yet stand by their names. */
export function PresetPreview({ preset, at, filled }: PresetPreviewProps) {
  const { origins } = useServices();
  const profile = { ...blankProfile, ...(filled.kind === 'filled' ? filled.profile : preset.profile) };
  const { grant, authorizationEndpoint, tokenEndpoint, scopes, apiBaseUrl, firstRequest } = profile;
  const texts: readonly (readonly [term: string, text: string, field: keyof PresetProfile])[] = [
    ['Authorization endpoint', asksForConsent(grant) ? authorizationEndpoint : '', 'authorizationEndpoint'],
    ['Token endpoint', hasTokenRequest(grant) ? tokenEndpoint : '', 'tokenEndpoint'],
    ['Scopes', scopes.join(' '), 'scopes'],
    ['API', apiBaseUrl, 'apiBaseUrl'],
    ['First request', firstRequest.url === '' ? '' : `${firstRequest.method} ${firstRequest.url}`, 'firstRequest'],
  ];
  const rows: Definition[] = [
    { term: 'Grant', value: presetGrant({ ...preset, profile }) },
    ...texts
      .filter(([, text]) => text !== '')
      .map(([term, text, field]) => ({
        term: at === 'real' && preset.assumed.includes(field) ? `${term}, assumed: not in the provider’s docs` : term,
        value: text.replaceAll('{{practice}}', origins.practice),
        mono: true,
      })),
  ];
  return (
    <section aria-label="What is filled in" className="mt-5 rounded-lg border border-line bg-sunken px-4 py-3">
      <h2 className="mb-2 text-12 font-medium">What is filled in</h2>
      <DefinitionList rows={rows} />
    </section>
  );
}
