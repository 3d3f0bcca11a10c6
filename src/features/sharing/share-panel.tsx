import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useCollections } from '#queries/collections.ts';
import { choicesAt } from './share-choices.ts';
import { ShareDialog } from './share-dialog.tsx';

/** The share dialog over the page whose address asks for it: `?panel=share`, `&item=` for another than what is in view. */
export function SharePanel() {
  const { pathname, state } = useLocation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const collections = useCollections().data?.records;
  const item = search.get('item');
  const close = () => {
    const others = new URLSearchParams(search);
    others.delete('panel');
    others.delete('item');
    void navigate({ pathname, search: others.toString() }, { replace: true, state });
  };
  const choices = collections && choicesAt(pathname, item, collections);
  const [first] = choices ?? [];
  if (!choices || !first) return null;
  return <ShareDialog key={JSON.stringify(first.subject)} choices={choices} onClose={close} />;
}
