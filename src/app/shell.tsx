import { Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Outlet, useLocation } from 'react-router';
import { useSoonestExpiry } from '#features/tokens/soonest-expiry.ts';
import { TitlePrefix } from '#ui/title-prefix.ts';
import { Waiting } from '#ui/waiting.tsx';
import { ClockChanged } from './clock-changed.tsx';
import { CrashPage } from './crash-page.tsx';
import { OverlayLayer } from './overlay-layer.tsx';
import { Rail } from './rail.tsx';
import { ShareLayer } from './share-layer.tsx';
import { Sidebar } from './sidebar.tsx';
import { TabBar } from './tab-bar.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useNavigation } from './use-navigation.ts';
import { useShellCommands } from './use-shell-commands.ts';

/** Navigation around the page in view: sidebar, rail or bottom tab bar, by width. */
export function Shell() {
  const { pathname } = useLocation();
  useShellCommands();
  const navigation = useNavigation();
  const main = useKeptFocus();
  return (
    <TitlePrefix value={useSoonestExpiry()}>
      {/* What is hidden but read aloud stands where the text around it would: it must not make the window scroll. */}
      <div className="relative flex h-dvh w-full overflow-clip max-md:flex-col">
        <a
          href="#main"
          className="absolute top-2 left-2 z-tooltip -translate-y-24 rounded-md bg-raised px-3 py-2 shadow-pop focus:translate-y-0"
        >
          Skip to content
        </a>
        {navigation === 'sidebar' && <Sidebar />}
        {navigation === 'rail' && <Rail />}
        <main ref={main} id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
          <ClockChanged />
          <ErrorBoundary FallbackComponent={CrashPage} resetKeys={[pathname]}>
            <Suspense fallback={<Waiting label="Loading" />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
        {navigation === 'tab-bar' && <TabBar />}
        <OverlayLayer />
        <ShareLayer />
      </div>
    </TitlePrefix>
  );
}
