import { Link } from 'react-router';
import { buttonClass } from '#ui/button-class.ts';
import { NotHere, type NotHereProps } from '#ui/not-here.tsx';

/** Stands beside the tree where a link led to what is not on this device. */
export function Gone({ what }: Pick<NotHereProps, 'what'>) {
  return (
    <NotHere
      what={what}
      action={
        <Link to="/requests" className={buttonClass({ variant: 'primary' })}>
          Show all requests
        </Link>
      }
    />
  );
}
