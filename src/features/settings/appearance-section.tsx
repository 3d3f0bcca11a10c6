import { Field } from '#ui/field.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Switch } from '#ui/switch.tsx';

/** `system` follows the operating system. */
type Theme = 'system' | 'light' | 'dark';

/** How the console looks, and how to choose otherwise. */
export interface AppearanceChoice {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly isSidebarCollapsed: boolean;
  readonly onToggleSidebar: () => void;
}

const themes: { id: Theme; label: string }[] = [
  { id: 'system', label: 'System' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
];

/** Theme and sidebar. */
export function AppearanceSection({ theme, onTheme, isSidebarCollapsed, onToggleSidebar }: AppearanceChoice) {
  return (
    <div className="grid gap-4">
      <Field label="Theme" hint="System follows the operating system." isGroup>
        {() => <Segmented label="Theme" options={themes} value={theme} onChange={onTheme} />}
      </Field>
      <Field label="Sidebar" hint="From 1280 px on. Below that the rail takes its place." isGroup>
        {() => (
          <Switch isOn={!isSidebarCollapsed} onChange={onToggleSidebar}>
            Show names and live tokens
          </Switch>
        )}
      </Field>
    </div>
  );
}
