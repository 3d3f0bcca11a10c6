import { Plus } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { buttonClass } from '#ui/button-class.ts';
import { useCommands } from '#ui/commands.ts';
import { Kbd } from '#ui/kbd.tsx';

/** The look of a link in a bar: as high as a finger where there is no mouse. */
export const barLinkClass = `${buttonClass({ size: 'sm' })} max-lg:h-touch max-lg:px-3 max-lg:text-14`;

/**
 * To a new profile; N does the same.
 * @param words what it says beside others: a list of profiles has no need of the noun.
 */
export function NewProfileLink({ words = 'New profile' }: { words?: string }) {
  const navigate = useNavigate();
  useCommands([
    {
      id: 'new-profile',
      name: 'New profile',
      group: 'Profiles',
      keys: ['N'],
      run: () => void navigate('/profiles/new'),
    },
  ]);
  return (
    <Link to="/profiles/new" className={barLinkClass}>
      <Plus aria-hidden="true" size={14} />
      {words} <Kbd keys="N" />
    </Link>
  );
}
