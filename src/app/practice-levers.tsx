import { lazy, Suspense } from 'react';
import type { PracticeLevers } from '#panes/practice-levers.ts';

const loadLeversButton = () =>
  import('#features/practice/levers-button.tsx').then(({ LeversButton }) => ({ default: LeversButton }));
const loadLeversPanel = () =>
  import('#features/practice/levers-panel.tsx').then(({ LeversPanel }) => ({ default: LeversPanel }));

const LeversButton = lazy(loadLeversButton);
const LeversPanel = lazy(loadLeversPanel);

/** Fetches what the levers are made of. */
export function loadPracticeLevers(): Promise<unknown> {
  return Promise.all([loadLeversButton(), loadLeversPanel()]);
}

/** The levers for the pages they stand on. A page that is at work, a run, does not give way while they are fetched. */
export const practiceLevers: PracticeLevers = {
  Button: (props) => (
    <Suspense fallback={null}>
      <LeversButton {...props} />
    </Suspense>
  ),
  Panel: (props) => (
    <Suspense fallback={props.children}>
      <LeversPanel {...props} />
    </Suspense>
  ),
};
