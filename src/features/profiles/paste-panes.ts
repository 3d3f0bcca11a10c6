// How the paste page lays out what was pasted, what it makes, and what can be done: one column, or two from `xl` on.

/** The whole, under the page's bar. */
export const panes =
  'flex min-h-0 min-w-0 flex-1 flex-col xl:grid xl:grid-cols-[minmax(0,1fr)_500px] xl:grid-rows-[minmax(0,1fr)_auto] min-[1440px]:grid-cols-[minmax(0,1fr)_548px]';

/** What scrolls as one where there is one column. */
export const scrolling = 'max-xl:min-h-0 max-xl:flex-1 max-xl:overflow-auto xl:contents';

/** What is made of the paste. */
export const side =
  'min-w-0 overflow-auto px-6 pt-4 pb-6 max-xl:overflow-visible max-xl:border-t max-xl:border-line max-md:px-4';
