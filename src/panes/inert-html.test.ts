import { expect, test } from 'vitest';
import { makeInert } from './inert-html.ts';

test('what runs, asks or leads away is taken out and counted; the rest stays', () => {
  const { html, scripts, addresses } = makeInert(`<!doctype html><base href="https://a.example/">
    <meta http-equiv="refresh" content="0;url=https://a.example/"><link rel="preconnect" href="https://a.example">
    <script>steal()</script><body onload="steal()"><h1 class="big">Hello</h1>
    <img src="https://a.example/pixel.png" alt="pixel" onerror=steal()><img src="data:image/png;base64,AA==" alt="own">
    <a href="https://a.example/" ping="https://a.example/">away</a><a href="#part">down</a>
    <form action="https://a.example/"><button formaction="https://a.example/">Send</button></form>
    <iframe srcdoc="<script>steal()</script>"></iframe><svg><a xlink:href="https://a.example/">x</a></svg>`);
  expect(html).not.toMatch(/a\.example|steal/);
  expect(html).toMatch(/^<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/);
  for (const kept of ['<h1 class="big">Hello</h1>', 'alt="pixel"', 'data:image/png', 'href="#part"', 'away']) {
    expect(html).toContain(kept);
  }
  expect([scripts, addresses]).toEqual([3, 10]);
});
