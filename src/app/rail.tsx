import { PanelLeft, Settings } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { BrandMark } from '#ui/brand-mark.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { navItemClass } from '#ui/nav-item-class.ts';
import { Tooltip } from '#ui/tooltip.tsx';
import { useDestinations } from './destinations.ts';
import { SearchIconButton } from './search-button.tsx';
import { ThemeButton } from './theme-button.tsx';
import { useSidebar } from './use-sidebar.ts';

/** The narrow navigation: below 1280 px, and above where the sidebar is collapsed. */
export function Rail() {
  const { toggle } = useSidebar();
  const destinations = useDestinations();
  const isInSettings = useLocation().pathname.startsWith('/settings');
  return (
    <aside
      aria-label="Rail"
      className="flex w-rail flex-none flex-col items-center gap-1 border-r border-line bg-canvas py-3"
    >
      <BrandMark size={26} />
      <SearchIconButton />
      <nav aria-label="Main" className="mt-2">
        <ul className="flex flex-col gap-1">
          {destinations.map(({ name, path, icon: Icon, isCurrent }) => (
            <li key={path}>
              <Tooltip content={name}>
                <Link
                  to={path}
                  aria-label={name}
                  aria-current={isCurrent ? 'page' : undefined}
                  className={navItemClass({ place: 'rail', isCurrent })}
                >
                  <Icon aria-hidden="true" />
                </Link>
              </Tooltip>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto flex flex-col items-center gap-1">
        <Tooltip content="Settings">
          <Link
            to="/settings/appearance"
            aria-label="Settings"
            aria-current={isInSettings ? 'page' : undefined}
            className={navItemClass({ place: 'rail', isCurrent: isInSettings })}
          >
            <Settings aria-hidden="true" />
          </Link>
        </Tooltip>
        <ThemeButton />
        <span className="max-xl:hidden">
          <IconButton icon={<PanelLeft aria-hidden="true" />} label="Expand sidebar" keys="[" onClick={toggle} />
        </span>
      </div>
    </aside>
  );
}
