/** How long the browser has to begin with a download before its address goes. */
const HELD_MS = 60_000;

/** Hands bytes to the browser as a download. Its type is nobody's to open: the name alone says what it is. */
export function saveFile(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), HELD_MS);
}
