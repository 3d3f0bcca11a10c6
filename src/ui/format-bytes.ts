/** A size in bytes, 1024 to the step: `362 B`, `1.3 KB`, `104 MB`. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 'B';
  for (const larger of ['KB', 'MB', 'GB']) {
    if (size < 1024) break;
    size /= 1024;
    unit = larger;
  }
  return `${unit === 'B' || size >= 100 ? Math.round(size) : size.toFixed(1)} ${unit}`;
}
