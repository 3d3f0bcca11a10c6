import { useMutation } from '@tanstack/react-query';
import { type PresetSide, switchPresetSide } from '#flows/switch-preset-side.ts';
import { useServices } from './services-context.ts';

/** Takes a profile of a preset to the practice provider, or back to the real one. */
export function useSwitchPresetSide() {
  const services = useServices();
  return useMutation({ mutationFn: (side: PresetSide) => switchPresetSide(services, side) });
}
