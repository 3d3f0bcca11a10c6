import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { asksForConsent, type Profile } from '#oauth/profile.ts';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { CheckRows, checkCounts } from './check-rows.tsx';
import { useProfileForm } from './profile-form.ts';

export interface ProfileInspectorProps {
  consentPreview: (profile: Profile) => ReactNode;
}

/** What is to be said about the profile: its checks, its endpoints, the consent URL it makes. */
export function ProfileInspector({ consentPreview }: ProfileInspectorProps) {
  const form = useProfileForm();
  const { checks, resolved } = form;
  const [search, setSearch] = useSearchParams();
  const hasConsent = asksForConsent(resolved.grant);
  const tab = hasConsent && search.get('panel') === 'consent' ? 'consent' : 'checks';
  const fix = (change: Partial<Profile>) => {
    form.edit(change);
    form.leave();
  };
  return (
    <>
      <Tabs
        name="inspector"
        label="Inspector"
        tabs={[
          { id: 'checks', label: 'Checks' },
          ...(hasConsent ? [{ id: 'consent', label: 'Consent URL' } as const] : []),
        ]}
        value={tab}
        onChange={(id) => setSearch(id === 'consent' ? { panel: id } : {}, { replace: true })}
      />
      <TabPanel name="inspector" value={tab} className="min-h-0 flex-1 overflow-auto">
        {tab === 'consent' ? (
          <div className="p-4">{consentPreview(resolved)}</div>
        ) : (
          <>
            <p className="px-5 pt-3.5 text-12 text-ink-3 tabular-nums" role="status">
              {checkCounts(checks)}
            </p>
            <CheckRows checks={checks} onFix={fix} />
          </>
        )}
      </TabPanel>
    </>
  );
}
