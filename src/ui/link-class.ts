/** The look of a link in text. */
export const linkClass = 'rounded-sm font-medium text-accent-ink hover:underline hover:underline-offset-2';
