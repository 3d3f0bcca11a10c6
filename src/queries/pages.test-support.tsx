import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render } from '@testing-library/react';
import { type ReactElement, type ReactNode, StrictMode } from 'react';
import { MemoryRouter, parsePath, Route, Routes, useLocation } from 'react-router';
import { afterEach, beforeAll, vi } from 'vitest';
import type { SecretRef } from '#call/secret-ref.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { adoptToken } from '#flows/adopt-token.ts';
import { bindSecret } from '#flows/bind-secret.ts';
import { createEnvironment } from '#flows/change-environment.ts';
import { changeProfile } from '#flows/change-profile.ts';
import { completeAuthorization } from '#flows/complete-authorization.ts';
import { setUpConsoles, type TestConsole } from '#flows/console.test-support.ts';
import type { ConsoleServices } from '#flows/console-services.ts';
import { createCollection, createRequest } from '#flows/create-in-collection.ts';
import { createProfile } from '#flows/create-profile.ts';
import { openFirstRequest } from '#flows/open-first-request.ts';
import { setProfileSecret } from '#flows/profile-secrets.ts';
import { putCredential } from '#flows/put-credential.ts';
import { receiveResponse } from '#flows/receive-response.ts';
import { refreshToken } from '#flows/refresh-token.ts';
import { saveRequest } from '#flows/save-request.ts';
import { dump, leaksIn, textOf } from '#flows/secrecy.test-support.ts';
import { sendFirst } from '#flows/send-first.test-support.ts';
import { sendTokenRequest } from '#flows/send-token-request.ts';
import { addVariable } from '#flows/set-variables.ts';
import { begin, beginAnswered, patient, walkToToken } from '#flows/walk.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import type { ResponseFields } from '#oauth/run.ts';
import type { PresetWish } from '#providers/fill-preset.ts';
import type { PracticeClient } from '#providers/practice.ts';
import { followChanges } from './follow-changes.ts';
import { createQueryClient } from './query-client.ts';
import { ServicesContext } from './services-context.ts';

// A page stands on a real vault and transport.
vi.setConfig({ testTimeout: 20_000 });

/** Where a page stands and what it stands on. */
export interface Showing {
  /** The route's pattern: "/tokens/:tokenId?". */
  readonly path: string;
  /** The address, if it is not the pattern. */
  readonly at?: string;
  /** What the navigation to it carries. */
  readonly state?: unknown;
  readonly isStrict?: boolean;
  /** The page's services, for those that fail. */
  readonly services?: ConsoleServices;
  /** What stands around the page: a clock. */
  readonly around?: (page: ReactNode) => ReactElement;
}

/** The one rule of the style sheet that changes what things are called. */
export function hideTheInvisible() {
  const style = document.head.appendChild(document.createElement('style'));
  style.textContent = '.invisible { visibility: hidden }';
}

/** Lets something happen outside of the page, and the page take it in. */
export function meanwhile(happen: () => unknown): Promise<void> {
  return act(async () => {
    await happen();
  });
}

/** A browser with the console's rooms behind it, and pages to show in it. */
export function setUpPages() {
  const openConsole = setUpConsoles();
  const stops: (() => void)[] = [];
  beforeAll(hideTheInvisible);
  afterEach(() => {
    cleanup();
    for (const stop of stops.splice(0)) stop();
  });
  return async () => {
    const browser = await openConsole();
    return {
      browser,
      ...walksIn(browser),
      /** Renders a page on a route; every other address shows nothing. */
      show(page: ReactElement, showing: Showing) {
        const queryClient = createQueryClient();
        stops.push(followChanges(browser.services.vault, queryClient));
        return renderPage(page, { services: browser.services, ...showing, queryClient });
      },
    };
  };
}

/** What can happen in another tab. */
function walksIn(browser: TestConsole) {
  const { services } = browser;
  const makeProfile = async (which: PracticeClient, change: Partial<Profile>) => {
    const profileId = await createProfile(services, { kind: 'practice', which });
    await changeProfile(services, { id: profileId, change });
    return profileId;
  };
  return {
    /** A profile of a practice client, changed as told. */
    makeProfile,
    begin: (profileId?: string) => begin(browser, profileId),
    /** A run of one of the practice clients, its profile changed as told. */
    async beginAs(which: PracticeClient, change: Partial<Profile> = {}) {
      const profileId = await makeProfile(which, change);
      return { profileId, ...(await begin(browser, profileId)) };
    },
    beginAnswered: (change?: (fields: [string, string][]) => ResponseFields) => beginAnswered(browser, change),
    /** A profile of a preset, at its practice side unless told. */
    makePreset: (id: string, wish: PresetWish = { at: 'practice', values: {} }) =>
      createProfile(services, { kind: 'preset', id, ...wish }),
    changeProfile: (id: string, change: Partial<Profile>) => changeProfile(services, { id, change }),
    /** A token response that was given out elsewhere, for a profile that is there. */
    adopt: (profileId: string, text: string) =>
      adoptToken(services, { adoptedAs: 'response', text, home: { kind: 'profile', id: profileId }, call: null }),
    setClientSecret: (id: string, text: string) => setProfileSecret(services, { id, field: 'clientSecret', text }),
    setPassword: (id: string, text: string) => setProfileSecret(services, { id, field: 'password', text }),
    setRefreshToken: (id: string, text: string) =>
      setProfileSecret(services, { id, field: 'startingRefreshToken', text }),
    makeCollection: (name: string) => createCollection(services, name),
    /** An environment of plain variables. */
    async makeEnvironment(name: string, variables: Readonly<Record<string, string>>): Promise<string> {
      const id = await createEnvironment(services, { name, profileId: null });
      for (const [variable, text] of Object.entries(variables))
        await addVariable(services, { owner: { kind: 'environment', id }, name: variable, text });
      return id;
    },
    /** A saved request, last in a collection. */
    makeRequest: (collectionId: string, request: Partial<SavedRequest>) =>
      createRequest(services, { collectionId, place: { kind: 'into', id: collectionId }, request }),
    /** A password that was typed once and has gone to an origin. */
    async makePassword(text: string, origin: string): Promise<SecretRef> {
      const typed = await putCredential(services, { label: 'password', text });
      if (typed.kind !== 'secret') throw new Error('What is typed is a secret');
      await bindSecret(services, { secret: { kind: 'credential', secret: typed.secret }, origin });
      return typed.secret;
    },
    /** Saves over what is saved. */
    async saveOver(id: string, change: Partial<SavedRequest>) {
      const saved = await services.vault.loadRequest(id);
      if (!saved) throw new Error(`There is no request ${id}`);
      await saveRequest(services, { draft: { request: { ...saved, ...change }, basedOn: saved.changedAt } });
    },
    /** The request that "Send first request" makes of a profile. */
    firstRequest: (profileId: string) => openFirstRequest(services, { profileId }),
    receive: (fields: ResponseFields) => receiveResponse(services, fields),
    complete: (runId: string) => completeAuthorization(services, runId),
    sendTokenRequest: (runId: string) => sendTokenRequest(services, runId, patient),
    walkToToken: () => walkToToken(browser),
    send: (tokenId: string) => sendFirst(services, { tokenId }, patient),
    refresh: (tokenId: string) => refreshToken(services, tokenId, patient),
    /** The secrets that a value holds: the provider's, if no others are named. */
    leaksIn: (value: unknown, secrets: Iterable<string> = browser.provider.secrets) =>
      leaksIn(typeof value === 'string' ? value : textOf(value), secrets),
    dump: () => dump(browser.indexedDB),
  };
}

type Rendering = Showing & { readonly services: ConsoleServices; readonly queryClient: QueryClient };

function renderPage(page: ReactElement, showing: Rendering) {
  const { path, at = path, state, isStrict = false, services, queryClient, around = (each) => <>{each}</> } = showing;
  const place = { address: '', state: undefined as unknown };
  function Follower() {
    const { pathname, search, state } = useLocation();
    Object.assign(place, { address: `${pathname}${search}`, state });
    return null;
  }
  const tree = around(
    <ServicesContext value={services}>
      <QueryClientProvider client={queryClient}>
        <MemoryRouter initialEntries={[{ ...parsePath(at), state }]}>
          <Follower />
          <Routes>
            <Route path={path} element={page} />
            <Route path="*" element={null} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </ServicesContext>,
  );
  return { ...render(isStrict ? <StrictMode>{tree}</StrictMode> : tree), place, queryClient };
}
