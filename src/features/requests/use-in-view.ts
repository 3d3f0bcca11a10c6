import { useCallback, useLayoutEffect, useRef } from 'react';
import { useParams } from 'react-router';

/**
 * Tells what is in view by the time something is done, `undefined` once the page is left: what was pressed on may not be
 * in view any more, and who has gone on is not led away.
 */
export function useInView(): () => string | undefined {
  const { requestId } = useParams();
  const inView = useRef(requestId);
  useLayoutEffect(() => {
    inView.current = requestId;
    return () => {
      inView.current = undefined;
    };
  }, [requestId]);
  return useCallback(() => inView.current, []);
}
