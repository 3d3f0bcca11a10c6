import { type CurlCommand, writeCurl } from '#formats/curl-command.ts';
import type { CurlRefusal } from '#formats/curl-refusal.ts';
import type { ConsoleServices } from './console-services.ts';

/**
 * A call's request as a curl command, its secrets as variables of the shell: no secret is opened for it. Redirects are
 * followed where the call followed them; how the connection is made is up to its profile, as it is now.
 */
export async function copyCallAsCurl({ vault }: ConsoleServices, callId: string): Promise<CurlCommand | CurlRefusal> {
  const call = await vault.loadCall(callId);
  if (!call) throw new Error(`There is no call ${callId}`);
  const profile = await vault.loadProfile(call.profileId);
  return writeCurl(call.request, {
    followsRedirects: call.hops.length > 0 || call.redirectStop !== null,
    connection: profile?.connection ?? null,
  });
}
