import { INERT } from './html.ts';
import { type Operation, READING, sendBytes, sendInvalid } from './operation.ts';
import { gifPicture, pngPicture, svgPicture } from './pictures.ts';

const PICTURES: Readonly<Record<string, { readonly mediaType: string; draw(): Buffer }>> = {
  png: { mediaType: 'image/png', draw: pngPicture },
  svg: { mediaType: 'image/svg+xml', draw: svgPicture },
  gif: { mediaType: 'image/gif', draw: gifPicture },
};

/** The same trace in three formats; the SVG carries a script, to see that it does nothing. */
export const image: Operation = {
  path: '/image',
  methods: READING,
  example: '/image?type=png',
  words: `A picture: ${Object.keys(PICTURES).join(', ')}; the SVG carries a script that must not run.`,
  answer({ res, url }) {
    const type = url.searchParams.get('type') ?? 'png';
    const picture = Object.hasOwn(PICTURES, type) ? PICTURES[type] : undefined;
    if (picture === undefined) return sendInvalid(res, `type must be one of ${Object.keys(PICTURES).join(', ')}.`);
    sendBytes(res, {
      status: 200,
      body: picture.draw(),
      headers: { 'Content-Type': picture.mediaType, 'Content-Security-Policy': INERT },
    });
  },
};
