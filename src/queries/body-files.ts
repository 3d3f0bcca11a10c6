import { useMutation } from '@tanstack/react-query';
import { keepFile } from '#flows/keep-file.ts';
import { useServices } from './services-context.ts';

/** Keeps a file for a request's body. */
export function useKeepFile() {
  const services = useServices();
  return useMutation({ mutationFn: (file: File) => keepFile(services, file) });
}
