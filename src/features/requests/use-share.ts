import { useSearchParams } from 'react-router';

/** Opens the share dialog, for what is in view or for an item of the tree; the address says so. */
export function useShare(): (itemId?: string) => void {
  const [, setSearch] = useSearchParams();
  return (itemId) => setSearch({ panel: 'share', ...(itemId !== undefined && { item: itemId }) });
}
