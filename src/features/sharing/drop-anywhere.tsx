import { useLocation, useNavigate } from 'react-router';
import { FileDrop } from '#ui/file-drop.tsx';
import { hold } from './held.ts';

/** Where a file may be dropped on anything. */
const places = /^\/(?:$|s$|requests(?:\/|$))/;

/** A file that is dropped anywhere on Home or Requests is reviewed. */
export function DropAnywhere() {
  const navigate = useNavigate();
  if (!places.test(useLocation().pathname)) return null;
  const review = (file: File) => {
    hold({ kind: 'file', file });
    void navigate('/s');
  };
  return <FileDrop onFile={review} words="Drop to review. Nothing is stored before you say so." />;
}
