import { Menu } from 'lucide-react';
import { Link } from 'react-router';
import { classNames } from '#ui/class-names.ts';
import { navItemClass } from '#ui/nav-item-class.ts';
import { useDestinations } from './destinations.ts';
import { useOverlays } from './overlays.ts';

/** The navigation at the bottom, below 768 px. */
export function TabBar() {
  const destinations = useDestinations();
  const show = useOverlays((overlays) => overlays.show);
  return (
    <nav
      aria-label="Main"
      className="border-t border-line bg-surface px-1 pt-1.5 pb-[max(6px,env(safe-area-inset-bottom))]"
    >
      <ul className="grid grid-cols-5">
        {destinations
          .filter(({ isInTabBar }) => isInTabBar)
          .map(({ name, path, icon: Icon, isCurrent }) => (
            <li key={path}>
              <Link
                to={path}
                aria-current={isCurrent ? 'page' : undefined}
                className={navItemClass({ place: 'tabbar', isCurrent })}
              >
                <Icon aria-hidden="true" />
                {name}
              </Link>
            </li>
          ))}
        <li>
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={() => show('more')}
            className={classNames(navItemClass({ place: 'tabbar', isCurrent: false }), 'w-full')}
          >
            <Menu aria-hidden="true" />
            More
          </button>
        </li>
      </ul>
    </nav>
  );
}
