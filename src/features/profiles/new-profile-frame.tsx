import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PageFrame } from '#ui/page-frame.tsx';

interface Stop {
  readonly to: string;
  readonly name: string;
}

const profiles: Stop = { to: '/profiles', name: 'Profiles' };
/** Where a profile begins. */
export const newProfile: Stop = { to: '/profiles/new', name: 'New profile' };

export interface NewProfileFrameProps {
  title: string;
  /** Where Back leads. */
  back?: Stop;
  /** What stands between Profiles and the page. */
  between?: readonly Stop[];
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of the pages on which a profile begins. */
export function NewProfileFrame({ title, back = profiles, between = [], actions, children }: NewProfileFrameProps) {
  return (
    <PageFrame
      title={title}
      crumbs={[profiles, ...between].map(({ to, name }) => (
        <Link key={to} to={to}>
          {name}
        </Link>
      ))}
      back={(className, icon) => (
        <Link to={back.to} aria-label={`Back to ${back.name}`} className={className}>
          {icon}
        </Link>
      )}
      actions={actions}
    >
      {children}
    </PageFrame>
  );
}
