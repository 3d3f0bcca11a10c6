import { Link } from 'react-router';
import { navItemClass } from '#ui/nav-item-class.ts';
import { useDestinations } from './destinations.ts';
import { ThemeTab } from './theme-button.tsx';

/** The navigation at the bottom, below 768 px. */
export function TabBar() {
  const destinations = useDestinations();
  return (
    <nav
      aria-label="Main"
      className="border-t border-line bg-surface px-1 pt-1.5 pb-[max(6px,env(safe-area-inset-bottom))] md:hidden"
    >
      <ul className="grid grid-cols-6">
        {destinations.map(({ name, path, icon: Icon, isCurrent }) => (
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
          <ThemeTab />
        </li>
      </ul>
    </nav>
  );
}
