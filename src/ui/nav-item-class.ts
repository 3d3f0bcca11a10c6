import { classNames } from './class-names.ts';

export type NavPlace = 'sidebar' | 'rail' | 'tabbar';

const places: Record<NavPlace, string> = {
  sidebar: 'flex h-7.5 items-center gap-[9px] rounded-md px-2 font-medium',
  rail: 'relative grid h-8.5 w-9 place-items-center rounded-control max-lg:size-11 [&_svg]:size-[17px]',
  tabbar:
    'flex min-h-11 flex-col items-center justify-center gap-0.5 rounded-md text-[10.5px] leading-3.5 font-medium [&_svg]:size-5',
};

/** The look of a destination in the sidebar, the rail or the bottom tab bar; say `aria-current="page"` as well. */
export function navItemClass({ place, isCurrent }: { place: NavPlace; isCurrent: boolean }): string {
  if (place === 'tabbar') return classNames(places.tabbar, isCurrent ? 'text-ink' : 'text-ink-3');
  const rest = place === 'rail' ? 'text-ink-3' : 'text-ink-2 [&_svg]:text-ink-3';
  return classNames(places[place], isCurrent ? 'bg-selected text-ink [&_svg]:text-ink' : `${rest} hover:bg-hover`);
}
