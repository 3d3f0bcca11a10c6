/** The trace in its dark tile. */
export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className="keep-colour block flex-none rounded-md bg-mark-bg"
    >
      <path
        d="M3.5 16h4.2l4.3-9.5 4.3 9.5h4.2"
        fill="none"
        className="stroke-mark-trace"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
