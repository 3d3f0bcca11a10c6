import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '#ui/icon-button.tsx';
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
