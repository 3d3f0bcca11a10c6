/** A turning ring in the ink of its surroundings. */
export function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="turning inline-block size-[13px] flex-none rounded-full border-2 border-current/35 border-t-current"
    />
  );
}
