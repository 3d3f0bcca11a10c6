import { html } from '../markup.ts';
import { type Operation, READING, sendBytes } from './operation.ts';

/** Of documents that a browser may be made to open: nothing in them runs, loads or leads away. */
export const INERT =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

// Names under .invalid exist nowhere (RFC 6761, section 6.4): should a preview leak, it leaks to nobody.
const PAGE = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A page with everything a preview must not do</title>
<style>body { font: 15px/1.5 sans-serif; margin: 2rem; } td { padding: 0.2rem 1rem 0.2rem 0; }</style>
<script>document.title = 'The script ran';</script>
</head>
<body onload="document.getElementById('handler').textContent = 'it ran'">
<h1>Preview me</h1>
<p>Safe to open: a preview shows this text, and nothing below has happened.</p>
<table>
<tr><td>A script</td><td id="script">did not run</td></tr>
<tr><td>An event handler</td><td id="handler">did not run</td></tr>
</table>
<script>document.getElementById('script').textContent = 'it ran';</script>
<p><img src="https://remote.invalid/pixel.png" alt="An image from elsewhere that was not loaded" width="240" height="40"></p>
<p><a href="https://remote.invalid/page" target="_top">A link that leads nowhere</a></p>
<form action="https://remote.invalid/collect" method="post" target="_top">
<label>A form that sends nothing <input name="secret" value="not one"></label>
<button>Send</button>
</form>
</body>
</html>
`.text;

/** A page that tries everything: material for a sandboxed preview. */
export const htmlPage: Operation = {
  path: '/html',
  methods: READING,
  example: '/html',
  words: 'A page with script, remote image, link and form, for a preview that lets none of them act.',
  answer({ res }) {
    sendBytes(res, {
      status: 200,
      body: Buffer.from(PAGE),
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': INERT },
    });
  },
};
