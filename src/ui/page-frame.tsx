import { ChevronLeft } from 'lucide-react';
import { Fragment, type ReactNode, use } from 'react';
import { TitlePrefix } from './title-prefix.ts';

export interface PageFrameProps {
  /** The page's name: its one h1, drawn as the last crumb. */
  title: string;
  /** Where the page stands, outermost first. */
  crumbs?: ReactNode[];
  /** Where Back leads on a narrow screen: the app's own link, given its look. */
  back?: (className: string, icon: ReactNode) => ReactNode;
  actions?: ReactNode;
  /** The page has a heading of its own: the crumb is not the h1. */
  hasOwnHeading?: boolean;
  children: ReactNode;
}

/** A page: its bar with crumbs and actions, its content below. */
export function PageFrame({ title, crumbs = [], back, actions, hasOwnHeading = false, children }: PageFrameProps) {
  const prefix = use(TitlePrefix);
  const Title = hasOwnHeading ? 'span' : 'h1';
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <title>{`${prefix}${title} · Authscope`}</title>
      <header className="flex h-topbar flex-none items-center gap-2 border-b border-line px-4 md:pl-5 max-md:h-13">
        {back?.(
          '-ml-2 grid size-11 flex-none place-items-center rounded-md text-ink-2 lg:hidden',
          <ChevronLeft aria-hidden="true" />,
        )}
        <div className="flex min-w-0 items-center gap-1.5 font-medium whitespace-nowrap text-ink-3">
          {crumbs.map((crumb, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: crumbs are their places
            <Fragment key={place}>
              <span className="max-md:hidden">{crumb}</span>
              <span aria-hidden="true" className="text-line-control max-md:hidden">
                /
              </span>
            </Fragment>
          ))}
          <Title className="truncate font-semibold text-ink max-md:text-16">{title}</Title>
        </div>
        <div className="ml-auto flex flex-none items-center gap-2">{actions}</div>
      </header>
      <div className="flex min-h-0 min-w-0 flex-1">{children}</div>
    </div>
  );
}
