import { CircleQuestionMark, HardDrive, PanelLeft, Settings } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { LiveTokens } from '#features/tokens/live-tokens.tsx';
import { BrandMark } from '#ui/brand-mark.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { navItemClass } from '#ui/nav-item-class.ts';
import { useDestinations } from './destinations.ts';
import { useOverlays } from './overlays.ts';
import { SearchButton } from './search-button.tsx';
import { ThemeButton } from './theme-button.tsx';
import { useSidebar } from './use-sidebar.ts';

/** The wide navigation, from 1280 px on unless collapsed. */
export function Sidebar() {
  const { toggle } = useSidebar();
  const destinations = useDestinations();
  return (
    <aside aria-label="Sidebar" className="flex w-sidebar flex-none flex-col border-r border-line bg-canvas p-2.5">
      <div className="flex h-7 items-center gap-[9px] pr-0 pl-1.5">
        <BrandMark />
        <span className="flex-1 text-14 font-semibold tracking-[-0.01em]">Authscope</span>
        <IconButton icon={<PanelLeft aria-hidden="true" />} label="Collapse sidebar" keys="[" onClick={toggle} />
      </div>
      <SearchButton />
      <nav aria-label="Main" className="mt-3">
        <ul>
          {destinations.map(({ name, path, icon: Icon, isCurrent, count }) => (
            <li key={path}>
              <Link
                to={path}
                aria-current={isCurrent ? 'page' : undefined}
                className={navItemClass({ place: 'sidebar', isCurrent })}
              >
                <Icon aria-hidden="true" />
                {name}
                {count && (
                  <span aria-hidden="true" className="ml-auto text-11 text-ink-3 tabular-nums">
                    {count}
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <LiveTokens />
      <SettingsAndHelp />
      <div className="-mx-2.5 mt-2 flex items-center gap-2 border-t border-line py-1 pr-2.5 pl-4.5 text-11 text-ink-3">
        <HardDrive aria-hidden="true" size={14} />
        <span className="flex-1">Stored on this device</span>
        <ThemeButton />
      </div>
    </aside>
  );
}

function SettingsAndHelp() {
  const show = useOverlays((overlays) => overlays.show);
  const isCurrent = useLocation().pathname.startsWith('/settings');
  return (
    <div className="mt-auto pt-4">
      <Link
        to="/settings/appearance"
        aria-current={isCurrent ? 'page' : undefined}
        className={navItemClass({ place: 'sidebar', isCurrent })}
      >
        <Settings aria-hidden="true" />
        Settings
      </Link>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => show('shortcuts')}
        className={`${navItemClass({ place: 'sidebar', isCurrent: false })} w-full`}
      >
        <CircleQuestionMark aria-hidden="true" />
        <span className="flex-1 text-left">Keyboard shortcuts</span>
        <Kbd keys="?" />
      </button>
    </div>
  );
}
