import { type ComponentType, Suspense } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { asksForConsent, type Profile } from '#oauth/profile.ts';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { AboutProvider } from './about-provider.tsx';
import { CheckRows, checkCounts } from './check-rows.tsx';
import { EndpointChecks } from './endpoint-checks.tsx';
import { useProfileForm } from './profile-form.ts';

export interface ProfileInspectorProps {
  ConsentPreview: ComponentType<{ profile: Profile }>;
}

/** What is to be said about the profile: its checks, its endpoints, the consent URL it makes. */
export function ProfileInspector({ ConsentPreview }: ProfileInspectorProps) {
  const form = useProfileForm();
  const { checks, preset, resolved } = form;
  const [search, setSearch] = useSearchParams();
  // It may say which request waits: the way back there stays.
  const { state } = useLocation();
  const open = checks.filter(({ verdict }) => verdict !== 'ok');
  const hasConsent = asksForConsent(resolved.grant);
  const tabs = [
    { id: 'checks', label: 'Checks' } as const,
    ...(hasConsent ? [{ id: 'consent', label: 'Consent URL' } as const] : []),
    ...(preset ? [{ id: 'about', label: 'About' } as const] : []),
  ];
  const tab = tabs.find(({ id }) => id === search.get('panel'))?.id ?? 'checks';
  const fix = (change: Partial<Profile>) => {
    form.edit(change);
    form.leave();
  };
  return (
    <>
      <Tabs
        name="inspector"
        label="Inspector"
        tabs={tabs}
        value={tab}
        onChange={(id) => setSearch(id === 'checks' ? {} : { panel: id }, { replace: true, state })}
      />
      <TabPanel name="inspector" value={tab} className="relative min-h-0 flex-1 overflow-auto">
        {tab === 'about' && preset && <AboutProvider provider={preset.provider} preset={preset.preset} />}
        {tab === 'consent' && (
          <div className="p-4">
            <Suspense fallback={<Waiting label="Loading" />}>
              <ConsentPreview profile={resolved} />
            </Suspense>
          </div>
        )}
        {tab === 'checks' && (
          <>
            <p className={`px-5 pt-3.5 text-12 text-ink-3 tabular-nums ${open.length > 0 ? '' : 'pb-3'}`} role="status">
              {checkCounts(checks)}
            </p>
            <CheckRows label="Checks" checks={open} onFix={fix} />
            {resolved.grant !== 'basic' && <EndpointChecks />}
            <div className="border-t border-line pt-3">
              <CheckRows label="Passed checks" checks={checks.filter(({ verdict }) => verdict === 'ok')} onFix={fix} />
            </div>
          </>
        )}
      </TabPanel>
    </>
  );
}
