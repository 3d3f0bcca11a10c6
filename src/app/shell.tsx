import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { Waiting } from '#ui/waiting.tsx';
import { Rail } from './rail.tsx';
import { Sidebar } from './sidebar.tsx';
import { TabBar } from './tab-bar.tsx';

/** Navigation around the page in view: sidebar, rail or bottom tab bar, by width. */
export function Shell() {
  return (
    <div className="flex h-dvh w-full max-md:flex-col">
      <a
        href="#main"
        className="absolute top-2 left-2 z-tooltip -translate-y-16 rounded-md bg-raised px-3 py-2 shadow-pop focus:translate-y-0"
      >
        Skip to content
      </a>
      <Sidebar />
      <Rail />
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        <Suspense fallback={<Waiting label="Loading" />}>
          <Outlet />
        </Suspense>
      </main>
      <TabBar />
    </div>
  );
}
