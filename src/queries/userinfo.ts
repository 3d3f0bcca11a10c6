import { askUserinfo } from '#flows/ask-userinfo.ts';
import { useServices } from './services-context.ts';
import { useCall } from './use-call.ts';

/** Asks whose a token is. What is answered stands with the token from then on. */
export function useAskUserinfo() {
  const services = useServices();
  return useCall((tokenId: string, options) => askUserinfo(services, tokenId, options));
}
