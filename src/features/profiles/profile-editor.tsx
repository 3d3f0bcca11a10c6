import { PanelRight } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { asksForConsent, hasTokenRequest, type Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { useCommands } from '#ui/commands.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { Note } from '#ui/note.tsx';
import { ApiSection } from './api-section.tsx';
import { ClientSection } from './client-section.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { DialectSection } from './dialect-section.tsx';
import { EditorHead } from './editor-head.tsx';
import { EndpointsSection } from './endpoints-section.tsx';
import { leaveForProfiles } from './leave-for-profiles.ts';
import { LookSection } from './look-section.tsx';
import { useSaveState } from './profile-drafts.ts';
import { type ProfileForm, ProfileFormContext, useNewProfileForm } from './profile-form.ts';
import { ProfileInspector } from './profile-inspector.tsx';
import { RedirectSection } from './redirect-section.tsx';
import { RequestSection } from './request-section.tsx';
import { TokenMappingSection } from './token-mapping-section.tsx';
import { useAskedField } from './use-asked-field.ts';
import { useMainAct } from './use-main-act.ts';
import { UserinfoSection } from './userinfo-section.tsx';

export interface ProfileEditorProps {
  stored: Profile;
  ConsentPreview: ComponentType<{ profile: Profile }>;
}

/** A profile to edit: its fields, what its checks find, and the way to a token. */
export function ProfileEditor({ stored, ConsentPreview }: ProfileEditorProps) {
  const form = useNewProfileForm(stored);
  const frame = useAskedField();
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const inspector = <ProfileInspector ConsentPreview={ConsentPreview} />;
  return (
    <ProfileFormContext value={form}>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <form
          ref={frame}
          aria-label="Profile"
          autoComplete="off"
          onSubmit={(event) => event.preventDefault()}
          onBlur={form.leave}
          className="relative min-h-0 flex-1 overflow-auto"
        >
          <div className="@container mx-auto w-full max-w-[820px] px-7 pt-5 pb-6 max-md:px-4">
            <EditorHead />
            <Unsaved form={form} />
            <ClientSection />
            <EndpointsSection />
            {asksForConsent(form.profile.grant) && <RedirectSection />}
            {form.profile.grant !== 'basic' && <RequestSection />}
            {form.profile.grant !== 'basic' && <DialectSection />}
            {hasTokenRequest(form.profile.grant) && <TokenMappingSection />}
            {form.profile.grant !== 'basic' && <UserinfoSection />}
            <ApiSection />
            <ConnectionSection />
            <LookSection />
          </div>
        </form>
        <EditorBar form={form} onOpenChecks={() => setDrawerOpen(true)} />
      </div>
      <aside
        aria-label="Inspector"
        className="flex w-[312px] flex-none flex-col border-l border-line max-xl:hidden min-[1440px]:w-inspector"
      >
        {inspector}
      </aside>
      {isDrawerOpen && (
        <Dialog title={profileName(form.resolved)} place="side" onClose={() => setDrawerOpen(false)}>
          {inspector}
        </Dialog>
      )}
    </ProfileFormContext>
  );
}

function Unsaved({ form }: { form: ProfileForm }) {
  const state = useSaveState(form.profile.id);
  if (state.kind !== 'failed') return null;
  return (
    <div className="mb-4">
      <Note tone="error" live="assertive">
        What you typed is not stored yet: {state.why}. It stays on this page.{' '}
        <button type="button" className="font-medium underline" onClick={() => void form.flush()}>
          Save again
        </button>
      </Note>
    </div>
  );
}

function EditorBar({ form, onOpenChecks }: { form: ProfileForm; onOpenChecks: () => void }) {
  const navigate = useNavigate();
  const act = useMainAct(form);
  const findings = form.checks.filter(({ verdict }) => verdict === 'error' || verdict === 'warning').length;
  const isBlocked = act.blocking.length > 0;
  useCommands([
    {
      id: act.id,
      name: act.label,
      group: 'Actions',
      detail: profileName(form.resolved),
      keys: ['⌘', '↵'],
      isPrimary: true,
      isAvailable: !isBlocked && !act.isPending,
      run: act.press,
    },
    {
      id: 'ask-again',
      name: 'Ask for consent again',
      group: 'Actions',
      detail: profileName(form.resolved),
      isAvailable: act.pressAgain !== null && !isBlocked && !act.isPending,
      run: () => act.pressAgain?.(),
    },
    leaveForProfiles(() => void navigate('/profiles')),
  ]);
  return (
    <div className="flex-none border-t border-line bg-surface">
      <div className="mx-auto flex w-full max-w-[820px] flex-wrap items-center gap-2 px-7 py-3 max-md:px-4">
        <Link to="/profiles" className={`${buttonClass({ variant: 'ghost' })} -ml-3 max-xl:hidden`}>
          Back <Kbd keys="Esc" />
        </Link>
        <span className="xl:hidden max-md:flex-1">
          <Button
            leading={<PanelRight aria-hidden="true" size={14} />}
            trailing={findings > 0 && <span className="text-ink-3 tabular-nums">{findings}</span>}
            onClick={onOpenChecks}
            className="max-md:w-full"
          >
            Checks
          </Button>
        </span>
        <div className="min-w-0 flex-1 text-right text-12 max-md:order-first max-md:basis-full max-md:text-left">
          {act.error && (
            <span role="alert" className="text-s4xx-ink">
              The run did not begin: {act.error.message}
            </span>
          )}
          {!act.error && isBlocked && (
            <span id="blocked" className="text-ink-2">
              {act.blocking[0]}
              {act.blocking.length > 1 && `, and ${act.blocking.length - 1} more`}
            </span>
          )}
        </div>
        {act.pressAgain && !isBlocked && (
          <Button disabled={act.isPending} onClick={act.pressAgain} className="max-md:flex-1">
            Ask for consent again
          </Button>
        )}
        <Button
          variant="primary"
          keys={['⌘', '↵']}
          disabled={isBlocked}
          aria-describedby={isBlocked ? 'blocked' : undefined}
          busy={act.isPending}
          busyLabel="Starting"
          onClick={act.press}
          className="max-md:flex-1"
        >
          {act.label}
        </Button>
      </div>
    </div>
  );
}
