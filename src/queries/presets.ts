import { useQuery } from '@tanstack/react-query';
import type { PresetOrigin } from '#oauth/profile.ts';
import { keys } from './keys.ts';

/** The preset that a profile was made from, with its provider; `null` where none was. Presets come when one is asked for. */
export function usePresetOf(origin: PresetOrigin | null) {
  const id = origin?.id ?? '';
  return useQuery({
    queryKey: keys.preset(id),
    queryFn: async () => (id === '' ? null : (await import('#providers/all-providers.ts')).findPreset(id)),
  });
}
