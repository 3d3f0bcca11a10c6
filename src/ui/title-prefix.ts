import { createContext } from 'react';

/** What stands before every page's title: time that runs out somewhere else on the page. Empty most of the time. */
export const TitlePrefix = createContext('');
