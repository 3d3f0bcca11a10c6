import { Plus } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { buttonClass } from '#ui/button-class.ts';
import { useCommands } from '#ui/commands.ts';
import { Kbd } from '#ui/kbd.tsx';

/** The look of a link in Home's bar. */
export const barLinkClass = `${buttonClass({ size: 'sm' })} max-lg:h-touch max-lg:px-3 max-lg:text-14`;

/** To a new profile; N does the same. */
export function NewProfileLink() {
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
      New profile <Kbd keys="N" />
    </Link>
  );
}
