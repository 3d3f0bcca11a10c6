/** Something is being listened for. One of the three things that move by themselves. */
export function PulseDot() {
  return (
    <span
      aria-hidden="true"
      className="keep-colour breathing inline-block size-2 flex-none rounded-full bg-accent ring-4 ring-accent-tint"
    />
  );
}
