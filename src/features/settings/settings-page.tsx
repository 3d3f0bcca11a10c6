import { Archive, HardDrive, Info, Keyboard, type LucideIcon, SunMoon } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { classNames } from '#ui/class-names.ts';
import { PageFrame } from '#ui/page-frame.tsx';
import { AboutSection } from './about-section.tsx';
import { type AppearanceChoice, AppearanceSection } from './appearance-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { type KeyboardChoice, KeyboardSection } from './keyboard-section.tsx';
import { type SettingsSectionId, settingsSections } from './settings-sections.ts';
import { StorageSection } from './storage-section.tsx';

export interface SettingsPageProps {
  appearance: AppearanceChoice;
  keyboard: KeyboardChoice;
  /** Of this Authscope. */
  version: string;
}

const icons: Record<SettingsSectionId, LucideIcon> = {
  appearance: SunMoon,
  keyboard: Keyboard,
  storage: HardDrive,
  backup: Archive,
  about: Info,
};

/** What can be chosen about the console itself, one section at a time. */
export function SettingsPage(props: SettingsPageProps) {
  const { section } = useParams();
  const shown = settingsSections.find(({ id }) => id === section) ?? settingsSections[0];
  const Heading = section === undefined ? 'h2' : 'h1';
  return (
    <PageFrame
      title={section === undefined ? 'Settings' : shown.name}
      crumbs={section === undefined ? [] : ['Settings']}
      hasOwnHeading={section !== undefined}
      back={
        section
          ? (className, icon) => (
              <Link to="/settings" aria-label="Back to Settings" className={className}>
                {icon}
              </Link>
            )
          : undefined
      }
    >
      <SectionList selected={shown.id} isChosen={section !== undefined} />
      <div className={classNames('min-h-0 min-w-0 flex-1 overflow-auto', section === undefined && 'max-lg:hidden')}>
        <div className="@container mx-auto w-full max-w-[900px] px-8 pt-5 pb-8 max-md:px-4">
          <Heading className="mb-4 text-20 font-semibold tracking-[-0.01em]">{shown.name}</Heading>
          <SectionOf {...props} id={shown.id} />
        </div>
      </div>
    </PageFrame>
  );
}

function SectionOf({ id, appearance, keyboard, version }: SettingsPageProps & { id: SettingsSectionId }) {
  switch (id) {
    case 'appearance':
      return <AppearanceSection {...appearance} />;
    case 'keyboard':
      return <KeyboardSection {...keyboard} />;
    case 'storage':
      return <StorageSection />;
    case 'backup':
      return <BackupSection />;
    case 'about':
      return <AboutSection version={version} />;
  }
}

const sections = settingsSections.map((section) => ({ ...section, Icon: icons[section.id] }));

function SectionList({ selected, isChosen }: { selected: string; isChosen: boolean }) {
  return (
    <nav
      aria-label="Settings"
      className={classNames(
        'flex w-list flex-none flex-col border-r border-line max-lg:w-full max-lg:border-r-0',
        isChosen && 'max-lg:hidden',
      )}
    >
      <h2 className="px-4 pt-3 pb-2 text-14 font-semibold max-lg:sr-only">Settings</h2>
      <ul className="px-2 max-lg:pt-2">
        {sections.map(({ id, name, Icon }) => (
          <li key={id}>
            <Link
              to={`/settings/${id}`}
              aria-current={id === selected ? 'page' : undefined}
              className={classNames(
                'relative flex h-8.5 items-center gap-2.5 rounded-control px-2 font-medium max-lg:h-touch [&_svg]:text-ink-3',
                id === selected
                  ? 'lg:bg-accent-tint lg:before:absolute lg:before:inset-y-1.5 lg:before:left-0 lg:before:w-[2.5px] lg:before:rounded-sm lg:before:bg-accent'
                  : 'hover:bg-hover',
              )}
            >
              <Icon aria-hidden="true" size={16} /> {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
