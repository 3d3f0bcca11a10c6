import { createContext, useContext } from 'react';
import type { ConsoleServices } from '#flows/console-services.ts';

/** The services of this page, made in app/. */
export const ServicesContext = createContext<ConsoleServices | null>(null);

/** @throws outside of the app's provider: a bug of ours. */
export function useServices(): ConsoleServices {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('There are no services above this component');
  return services;
}
