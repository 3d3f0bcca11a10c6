// What typing is measured against: CodeMirror with JSON, line numbers and undo, and nothing that listens to it.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { largeBody } from './body.ts';

new EditorView({
  parent: document.body,
  doc: largeBody(),
  extensions: [
    ...[lineNumbers(), history(), json(), EditorView.lineWrapping, syntaxHighlighting(defaultHighlightStyle)],
    EditorView.theme({ '&': { maxHeight: '60vh' } }),
    keymap.of([...defaultKeymap, ...historyKeymap]),
  ],
});
document.title = 'ready';
