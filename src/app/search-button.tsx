import { Search } from 'lucide-react';
import { IconButton } from '#ui/icon-button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useOverlays } from './overlays.ts';

const paletteKeys = ['⌘', 'K'];

/** Opens the palette; looks like the field it opens. */
export function SearchButton() {
  const show = useOverlays((overlays) => overlays.show);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => show('palette')}
      className="mt-3 flex h-7.5 w-full items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-12 text-ink-3 hover:border-line-control"
    >
      <Search aria-hidden="true" size={14} />
      <span className="flex-1 text-left">Search or run</span>
      <Kbd keys={paletteKeys} />
    </button>
  );
}

/** The same, as small as the rail. */
export function SearchIconButton() {
  const show = useOverlays((overlays) => overlays.show);
  return (
    <IconButton
      icon={<Search aria-hidden="true" />}
      label="Search or run"
      keys={paletteKeys}
      aria-haspopup="dialog"
      onClick={() => show('palette')}
    />
  );
}
