import { autocompletion, type CompletionSource, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type RefObject, useEffect, useId, useRef } from 'react';
import type { Completion } from './completing-input.tsx';
import { createTextOutbox, type TextOutbox } from './text-outbox.ts';

/** Where a text is at fault: characters from the start, and why. */
export interface EditorFault {
  readonly at: number;
  readonly message: string;
}

export interface CodeEditorProps {
  label: string;
  value: string;
  /** Told at once of a short text, and of a long one when typing rests or the editor is left. */
  onChange: (value: string) => void;
  language: 'json' | 'text';
  /** Finds what is wrong with the text, a moment after typing; `null` for nothing. */
  findFault?: (text: string) => EditorFault | null;
  /** Parts with a ground of their own: variables. A pattern with the flag `g`. */
  marked?: RegExp;
  /** What can be put in at the caret; given the text around it, at most one line. */
  complete?: (text: string, caret: number) => Completion | null;
}

/**
 * An editor for text of any length, fetched when it is first needed: lines, folding, search (⌘F), undo. Tab indents;
 * Escape and then Tab leaves it.
 */
export function CodeEditor(props: CodeEditorProps) {
  const { label, language } = props;
  const frame = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const view = useEditorView(frame, props);
  useEffect(() => {
    view.current?.dispatch({
      effects: [
        languagePart.reconfigure(language === 'json' ? json() : []),
        namePart.reconfigure(EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': hintId })),
      ],
    });
  }, [view, language, label, hintId]);
  return (
    <div>
      <div ref={frame} className="min-h-40 overflow-hidden rounded-well border border-line bg-surface" />
      <p id={hintId} className="mt-1.5 text-11 text-ink-3">
        Tab indents. To leave the editor, press Esc and then Tab.
      </p>
    </div>
  );
}

/** The editor in a frame, in step with its value. */
function useEditorView(frame: RefObject<HTMLDivElement | null>, props: CodeEditorProps) {
  const { value } = props;
  const view = useRef<EditorView>(null);
  const outbox = useRef<TextOutbox>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!frame.current) return;
    const box = createTextOutbox({
      read: () => editor.state.doc.toString(),
      give: (text) => latest.current.onChange(text),
      initial: latest.current.value,
    });
    const extensions = [extensionsFor(latest), givingOn(box)];
    const state = EditorState.create({ doc: latest.current.value, extensions });
    const editor = new EditorView({ parent: frame.current, state });
    view.current = editor;
    outbox.current = box;
    addEventListener('pagehide', box.flush, { capture: true });
    return () => {
      removeEventListener('pagehide', box.flush, { capture: true });
      box.flush();
      editor.destroy();
      view.current = null;
    };
  }, [frame]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || outbox.current?.isEcho(value)) return;
    const changes = { from: 0, to: editor.state.doc.length, insert: value };
    editor.dispatch({ changes, annotations: isFromOutside.of(true) });
  }, [value]);
  return view;
}

const isFromOutside = Annotation.define<true>();

/** Whatever may use the text gets it first: another control that is pressed, a command's key, a page that goes. */
function givingOn(outbox: TextOutbox): Extension {
  return [
    EditorView.updateListener.of(({ docChanged, transactions, state }) => {
      if (docChanged && !transactions.some((each) => each.annotation(isFromOutside))) outbox.changed(state.doc.length);
    }),
    Prec.highest(
      EditorView.domEventHandlers({
        blur: () => outbox.flush(),
        keydown(event) {
          // AltGr writes characters.
          if (event.getModifierState('AltGraph')) return;
          if (event.metaKey || event.ctrlKey || event.altKey) outbox.flush();
        },
      }),
    ),
  ];
}

const languagePart = new Compartment();
const namePart = new Compartment();

function extensionsFor(latest: { readonly current: CodeEditorProps }): Extension[] {
  const { marked } = latest.current;
  return [
    ...[lineNumbers(), foldGutter(), history(), bracketMatching(), closeBrackets(), highlightActiveLine()],
    ...[search({ top: true }), highlightSelectionMatches(), EditorView.lineWrapping],
    languagePart.of(latest.current.language === 'json' ? json() : []),
    namePart.of([]),
    syntaxHighlighting(tones),
    look,
    ...(marked ? [markMatches(marked)] : []),
    autocompletion({ override: [completionOf(latest)], icons: false }),
    linter((view) => diagnosticsOf(view, latest.current.findFault), { delay: 400 }),
    lintGutter(),
    keymap.of([...editingKeys, indentWithTab]),
  ];
}

/** Chords of the pages: Send and Duplicate work while one writes, too. */
const pageChords = new Set(['Mod-Enter', 'Mod-s', 'Mod-d', 'Mod-k']);
const editingKeys = [closeBracketsKeymap, defaultKeymap, searchKeymap, historyKeymap, foldKeymap]
  .flat()
  .filter(({ key = '' }) => !pageChords.has(key));

/** So much of a line is looked at on either side of the caret: one may be the whole of a long body. */
const nearbyChars = 200;

function completionOf(latest: { readonly current: CodeEditorProps }): CompletionSource {
  return ({ state, pos }) => {
    const line = state.doc.lineAt(pos);
    const from = Math.max(line.from, pos - nearbyChars);
    const near = state.sliceDoc(from, Math.min(line.to, pos + nearbyChars));
    const found = latest.current.complete?.(near, pos - from);
    if (!found || found.suggestions.length === 0) return null;
    const options = found.suggestions.map(({ label, insert, detail, value }) => ({
      label,
      apply: insert,
      detail: [detail, value].filter(Boolean).join(', '),
    }));
    return { from: from + found.start, to: from + found.end, options, filter: false };
  };
}

function diagnosticsOf(view: EditorView, findFault: CodeEditorProps['findFault']): Diagnostic[] {
  const { doc } = view.state;
  const fault = findFault?.(doc.toString());
  if (!fault) return [];
  const at = Math.min(fault.at, doc.length);
  return [{ from: at, to: Math.min(at + 1, doc.length), severity: 'error', message: fault.message }];
}

function markMatches(pattern: RegExp): Extension {
  const matches = new MatchDecorator({ regexp: pattern, decoration: Decoration.mark({ class: 'cm-marked' }) });
  return ViewPlugin.define(
    (view) => ({
      decorations: matches.createDeco(view),
      update(update: ViewUpdate) {
        this.decorations = matches.updateDeco(update, this.decorations);
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  );
}

const tones = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--as-code-key)' },
  { tag: tags.string, color: 'var(--as-code-string)' },
  { tag: tags.number, color: 'var(--as-code-number)' },
  { tag: [tags.bool, tags.null, tags.keyword], color: 'var(--as-code-const)' },
  { tag: [tags.punctuation, tags.bracket, tags.separator], color: 'var(--as-code-punct)' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--as-ink)', backgroundColor: 'transparent', fontSize: 'var(--as-text-12)', maxHeight: '60vh' },
  '&.cm-focused': { outline: '2px solid var(--as-accent)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--as-font-mono)', lineHeight: '20px', minHeight: '160px' },
  '.cm-gutters': { color: 'var(--as-ink-3)', backgroundColor: 'transparent', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--as-hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--as-ink)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--as-accent-tint)' },
  '.cm-marked': { backgroundColor: 'var(--as-code-var-tint)', color: 'var(--as-code-var-ink)', borderRadius: '3px' },
  '.cm-panels': { color: 'var(--as-ink)', backgroundColor: 'var(--as-sunken)', borderColor: 'var(--as-line)' },
  '.cm-tooltip': {
    color: 'var(--as-ink)',
    backgroundColor: 'var(--as-raised)',
    border: '1px solid var(--as-line)',
    borderRadius: '6px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--as-font-mono)', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--as-ink)',
    backgroundColor: 'var(--as-accent-tint)',
  },
  '.cm-completionDetail': { color: 'var(--as-ink-3)', fontStyle: 'normal' },
  '.cm-textfield': { backgroundColor: 'var(--as-surface)', border: '1px solid var(--as-line-control)' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--as-surface)',
    border: '1px solid var(--as-line-control)',
  },
});
