import { expect, test } from 'vitest';
import { bodyKind, imageType } from './body-kind.ts';

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  ['application/json', '{}', true, 'json'],
  ['application/problem+json; charset=utf-8', '{}', true, 'json'],
  [undefined, ' [1]', true, 'json'],
  [undefined, 'hello', true, 'text'],
  ['Text/HTML; charset=utf-8', '<!doctype html>', true, 'html'],
  ['text/event-stream', 'data: 1\n\n', true, 'event-stream'],
  ['text/plain', '{}', true, 'text'],
  ['application/xml', '<a/>', true, 'xml'],
  ['application/soap+xml; charset=utf-8', '<a/>', true, 'xml'],
  [undefined, '<?xml version="1.0"?>', true, 'xml'],
  ['application/xhtml+xml', '<html/>', true, 'html'],
  ['image/svg+xml', '<svg/>', true, 'image'],
  ['image/png', 'no picture at all', true, 'image'],
  ['application/octet-stream', '\x89PNG\r\n\x1a\n', false, 'image'],
  ['image/webp', 'RIFF\x00\x00\x00\x00WEBP', false, 'image'],
  ['image/tiff', 'II*\x00\xff', false, 'bytes'],
  ['application/json', '\xff\xfe', false, 'bytes'],
] as const)('%s that begins with %j, text: %s, is %s', (...[contentType, begins, isText, kind]) => {
  expect(bodyKind({ contentType, firstBytes: bytes(begins), isText })).toBe(kind);
});

test('an image is drawn as what it is, whatever it is called', () => {
  expect(imageType({ contentType: 'image/png', firstBytes: bytes('GIF89a') })).toBe('image/gif');
});
