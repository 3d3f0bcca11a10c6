import type { RequestListener } from 'node:http';
import { refuseForeignHost } from './host-guard.ts';
import { createStandard } from './standard/create-standard.ts';

/** Where the provider answers, and which consoles are registered with it. */
export interface PracticeSetup {
  /** `http://localhost:<port>`: the issuer. Requests to any other host are refused. */
  readonly origin: string;
  readonly consoleOrigins: readonly string[];
}

/** Makes one launch of the practice provider, with keys and storage of its own, as a listener for any HTTP server. */
export async function createPractice({ origin, consoleOrigins }: PracticeSetup): Promise<RequestListener> {
  const standard = await createStandard(origin, consoleOrigins);
  return (req, res) => {
    if (!refuseForeignHost(req, res, origin)) standard(req, res);
  };
}
