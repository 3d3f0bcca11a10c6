import { atlassian } from './atlassian.ts';
import { auth0 } from './auth0.ts';
import { clarify } from './clarify.ts';
import { clayton, codeReviews } from './clayton.ts';
import { cliquify } from './cliquify.ts';
import { discord } from './discord.ts';
import { dropbox } from './dropbox.ts';
import { entra } from './entra.ts';
import { fyma } from './fyma.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { keycloak } from './keycloak.ts';
import { linkedin } from './linkedin.ts';
import { okta } from './okta.ts';
import type { Preset, Provider } from './preset.ts';
import { salesforce } from './salesforce.ts';
import { slack } from './slack.ts';
import { spotify } from './spotify.ts';

/** Every provider that the console knows, those that the practice provider speaks first. */
export const allProviders: readonly Provider[] = [
  clayton,
  codeReviews,
  clarify,
  cliquify,
  fyma,
  google,
  github,
  entra,
  auth0,
  okta,
  keycloak,
  slack,
  salesforce,
  spotify,
  discord,
  gitlab,
  atlassian,
  linkedin,
  dropbox,
];

/** A preset and whose it is. */
export interface FoundPreset {
  readonly provider: Provider;
  readonly preset: Preset;
}

/** Finds a preset by its id, `null` where there is none: an older version may have known it. */
export function findPreset(id: string): FoundPreset | null {
  for (const provider of allProviders) {
    const preset = provider.presets.find((each) => each.id === id);
    if (preset) return { provider, preset };
  }
  return null;
}
