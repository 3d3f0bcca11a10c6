import { act } from '@testing-library/react';

const { happyDOM } = window as unknown as { happyDOM: { setViewport(size: { width: number }): void } };

/** What a test begins with. */
export const usualWidth = 1024;

/** Gives the window another width, CSS pixels; the page takes it in. Tests share the window: put it back. */
export function resizeTo(width: number): void {
  act(() => happyDOM.setViewport({ width }));
}
