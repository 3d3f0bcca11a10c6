/** Lines in the geometry of what is to come, nothing for the first 150 ms. No shimmer. */
export function Skeleton({ widths = ['72%', '54%', '63%'] }: { widths?: string[] }) {
  return (
    <div aria-hidden="true" className="appear-late flex flex-col gap-2.5">
      {widths.map((width, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of shapes
        <span key={place} className="h-[9px] rounded-sm bg-line-faint" style={{ width }} />
      ))}
    </div>
  );
}
