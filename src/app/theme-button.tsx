import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '#ui/icon-button.tsx';
import { navItemClass } from '#ui/nav-item-class.ts';
import { type Theme, useAppearance } from './appearance.ts';

const looks: Record<Theme, readonly [icon: LucideIcon, label: string]> = {
  system: [Monitor, 'Theme: system. Switch to light'],
  light: [Sun, 'Theme: light. Switch to dark'],
  dark: [Moon, 'Theme: dark. Switch to system'],
};

/** Goes through the themes: system, light, dark. */
export function ThemeButton() {
  const { theme, nextTheme } = useAppearance();
  const [Icon, label] = looks[theme];
  return <IconButton icon={<Icon aria-hidden="true" size={14} />} label={label} onClick={nextTheme} />;
}

/** The same, as an item of the tab bar. */
export function ThemeTab() {
  const { theme, nextTheme } = useAppearance();
  const [Icon, label] = looks[theme];
  return (
    <button
      type="button"
      aria-label={label}
      onClick={nextTheme}
      className={`${navItemClass({ place: 'tabbar', isCurrent: false })} w-full`}
    >
      <Icon aria-hidden="true" />
      Theme
    </button>
  );
}
