import { Keyboard, Search, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Dialog } from '#ui/dialog.tsx';
import { useDestinations } from './destinations.ts';
import { useOverlays } from './overlays.ts';

const lineClass = 'flex min-h-touch w-full items-center gap-3 px-5 text-14 text-ink hover:bg-hover [&_svg]:text-ink-3';

/** What the tab bar has no room for. */
export function MoreSheet() {
  const { show, close } = useOverlays();
  const others = useDestinations().filter(({ isInTabBar }) => !isInTabBar);
  return (
    <Dialog title="More" place="side" onClose={close}>
      <ul className="pb-[max(12px,env(safe-area-inset-bottom))]">
        <Line>
          <button type="button" onClick={() => show('palette')} className={lineClass}>
            <Search aria-hidden="true" size={18} /> Search or run
          </button>
        </Line>
        {others.map(({ name, path, icon: Icon, isCurrent }) => (
          <Line key={path}>
            <Link to={path} onClick={close} aria-current={isCurrent ? 'page' : undefined} className={lineClass}>
              <Icon aria-hidden="true" size={18} /> {name}
            </Link>
          </Line>
        ))}
        <Line>
          <Link to="/settings" onClick={close} className={lineClass}>
            <Settings aria-hidden="true" size={18} /> Settings
          </Link>
        </Line>
        <Line>
          <button type="button" onClick={() => show('shortcuts')} className={lineClass}>
            <Keyboard aria-hidden="true" size={18} /> Keyboard shortcuts
          </button>
        </Line>
      </ul>
    </Dialog>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <li className="border-t border-line-faint">{children}</li>;
}
