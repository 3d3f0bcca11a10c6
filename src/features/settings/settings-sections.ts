/** The sections of the settings, in their order: what the address calls each, its name, and what is in it. */
export const settingsSections = [
  { id: 'appearance', name: 'Appearance', holds: 'theme, sidebar' },
  { id: 'keyboard', name: 'Keyboard', holds: 'single-letter keys, shortcuts' },
  { id: 'storage', name: 'Storage', holds: 'how much is stored, clear calls, clear all data' },
  { id: 'backup', name: 'Backup', holds: 'make a backup, restore one' },
  { id: 'about', name: 'About', holds: 'version, licences' },
] as const;

export type SettingsSectionId = (typeof settingsSections)[number]['id'];
