import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { BrowserRouter, Route, Routes } from 'react-router';
import { HomePage } from '#features/home/home-page.tsx';
import type { ConsoleServices } from '#flows/console-services.ts';
import { followChanges } from '#queries/follow-changes.ts';
import { ServicesContext } from '#queries/services-context.ts';
import { followStorageBudget } from '#queries/storage.ts';
import { Toaster } from '#ui/toaster.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { loadPalette } from './palette-dialog.tsx';
import { loadPracticeLevers, practiceLevers } from './practice-levers.tsx';
import { loadSharePanel } from './share-layer.tsx';
import { Shell } from './shell.tsx';

const loadRunPage = () => import('#features/consent/run-page.tsx').then(({ RunPage }) => ({ default: RunPage }));
const loadCallbackPage = () =>
  import('#features/consent/callback-page.tsx').then(({ CallbackPage }) => ({ default: CallbackPage }));
const loadTokensPage = () =>
  import('#features/tokens/tokens-page.tsx').then(({ TokensPage }) => ({ default: TokensPage }));
const loadFirstRequestPage = () =>
  import('#features/requests/first-request-page.tsx').then(({ FirstRequestPage }) => ({ default: FirstRequestPage }));
const loadRequestsPage = () =>
  import('#features/requests/requests-page.tsx').then(({ RequestsPage }) => ({ default: RequestsPage }));
const loadProfilesPage = () =>
  import('#features/profiles/profiles-page.tsx').then(({ ProfilesPage }) => ({ default: ProfilesPage }));
const loadTimelinePage = () =>
  import('#features/timeline/timeline-page.tsx').then(({ TimelinePage }) => ({ default: TimelinePage }));
const loadNewProfilePage = () =>
  import('#features/profiles/new-profile-page.tsx').then(({ NewProfilePage }) => ({ default: NewProfilePage }));
const loadPastePage = () =>
  import('#features/profiles/paste-page.tsx').then(({ PastePage }) => ({ default: PastePage }));

const loadReviewPage = () =>
  import('#features/sharing/review-page.tsx').then(({ ReviewPage }) => ({ default: ReviewPage }));

const loadImportPage = () =>
  import('#features/sharing/import-page.tsx').then(({ ImportPage }) => ({ default: ImportPage }));

const loadLaterHome = () => import('#features/home/later-visit.tsx');
const loadPresetFilling = () => import('#flows/fill-profile.ts');
const loadPracticeCollection = () => import('#flows/practice-collection.ts');

const loadPresetShelf = () =>
  import('#features/profiles/preset-shelf.tsx').then(({ PresetShelf }) => ({ default: PresetShelf }));

const loadSettingsRoute = () =>
  import('./settings-route.tsx').then(({ SettingsRoute }) => ({ default: SettingsRoute }));
const loadConsentPreview = () =>
  import('#features/consent/consent-preview.tsx').then(({ ConsentPreview }) => ({ default: ConsentPreview }));

const PresetShelf = lazy(loadPresetShelf);
const RunPage = lazy(loadRunPage);
const CallbackPage = lazy(loadCallbackPage);
const TokensPage = lazy(loadTokensPage);
const FirstRequestPage = lazy(loadFirstRequestPage);
const RequestsPage = lazy(loadRequestsPage);
const ProfilesPage = lazy(loadProfilesPage);
const TimelinePage = lazy(loadTimelinePage);
const NewProfilePage = lazy(loadNewProfilePage);
const PastePage = lazy(loadPastePage);
const ReviewPage = lazy(loadReviewPage);
const ImportPage = lazy(loadImportPage);
const SettingsRoute = lazy(loadSettingsRoute);
const ConsentPreview = lazy(loadConsentPreview);

/** Fetched once the first page stands, so that the console works on when its server is stopped. */
const laterPages = [
  loadLaterHome,
  loadRunPage,
  loadTokensPage,
  loadFirstRequestPage,
  loadRequestsPage,
  loadProfilesPage,
  loadTimelinePage,
  loadNewProfilePage,
  loadPresetFilling,
  loadPracticeCollection,
  loadPastePage,
  loadReviewPage,
  loadImportPage,
  loadSettingsRoute,
  loadPalette,
  loadConsentPreview,
  loadPracticeLevers,
  loadSharePanel,
];

export interface AppProps {
  services: ConsoleServices;
  queryClient: QueryClient;
}

/** The console. */
export function App({ services, queryClient }: AppProps) {
  useEffect(() => followChanges(services.vault, queryClient), [services, queryClient]);
  useEffect(() => followStorageBudget(services), [services]);
  useEffect(() => services.vault.onCleared(() => location.reload()), [services]);
  useEffect(fetchLaterPages, []);
  return (
    <ServicesContext value={services}>
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary FallbackComponent={CrashPage}>
          <BrowserRouter>
            <Suspense fallback={<Waiting label="Loading" />}>
              <Routes>
                <Route path="/callback" caseSensitive element={<CallbackPage />} />
                <Route element={<Shell />}>
                  <Route index element={<HomePage Presets={PresetShelf} />} />
                  <Route path="/profiles/new" element={<NewProfilePage />} />
                  <Route path="/profiles/paste" element={<PastePage />} />
                  <Route path="/profiles/:profileId?" element={<ProfilesPage ConsentPreview={ConsentPreview} />} />
                  <Route path="/profiles/:profileId/authorize/:runId" element={<RunPage Levers={practiceLevers} />} />
                  <Route path="/tokens/:tokenId?" element={<TokensPage Levers={practiceLevers} />} />
                  <Route path="/timeline" element={<TimelinePage />} />
                  <Route path="/requests/scratch/first" element={<FirstRequestPage />} />
                  <Route path="/requests/:collectionId?/:requestId?" element={<RequestsPage />} />
                  <Route path="/s" element={<ReviewPage />} />
                  <Route path="/requests/import/:importId" element={<ImportPage />} />
                  <Route path="/settings/:section?" element={<SettingsRoute />} />
                  <Route path="*" element={<NotFoundPage />} />
                </Route>
              </Routes>
            </Suspense>
          </BrowserRouter>
          <Toaster />
        </ErrorBoundary>
      </QueryClientProvider>
    </ServicesContext>
  );
}

function fetchLaterPages(): () => void {
  // A page that can't be fetched now is tried again, and its failure shown, when it is opened.
  const timer = setTimeout(() => void Promise.allSettled(laterPages.map((load) => load())), fetchLaterMs);
  return () => clearTimeout(timer);
}

const fetchLaterMs = 1_000;
