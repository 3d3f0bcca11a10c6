import { headerNames } from '#collection/header-names.ts';
import type { Scope, VariableSource } from '#collection/scope.ts';
import { readVariableText } from '#collection/variable-text.ts';
import type { Completion, InputMark } from '#ui/completing-input.tsx';
import type { Suggestion } from '#ui/completion-list.tsx';

/** The variables of a text, marked by whether they stand for something. */
export function marksIn(text: string, scope: Scope): InputMark[] {
  return readVariableText(text).flatMap((piece) => {
    if (piece.kind === 'text') return [];
    const { start, end, name } = piece;
    return [{ start, end, tone: scope.find(name) ? ('known' as const) : ('unknown' as const) }];
  });
}

/** What a variable that is being written may be: those that begin with what stands there, then those that hold it. */
export function completeVariable(text: string, caret: number, scope: Scope): Completion | null {
  const begun = /\{\{[ \t]*([^{}\s]*)$/.exec(text.slice(0, caret));
  if (!begun) return null;
  const asked = (begun[1] ?? '').toLowerCase();
  // What stands behind the caret up to the closing braces belongs to the same name.
  const rest = /^[^{}\s]*[ \t]*\}\}/.exec(text.slice(caret))?.[0].length ?? 0;
  const holding = scope.all().filter(({ name }) => name.toLowerCase().includes(asked));
  const isBeginning = (name: string) => name.toLowerCase().startsWith(asked);
  const ordered = [
    ...holding.filter(({ name }) => isBeginning(name)),
    ...holding.filter(({ name }) => !isBeginning(name)),
  ];
  return {
    start: begun.index,
    end: caret + rest,
    suggestions: ordered.slice(0, 50).map(({ name, source, value }): Suggestion => {
      const shown = valueWords(value);
      return { id: name, insert: `{{${name}}}`, label: name, detail: sourceWords(source), value: shown };
    }),
  };
}

type ScopeValue = ReturnType<Scope['all']>[number]['value'];

/** What a variable stands for, secrets masked. */
export function valueWords(value: ScopeValue): string {
  if (value === null) return 'made new for each send';
  if (value.kind === 'text') return value.text;
  return value.secret ? `••••${value.secret.lastFour}` : 'no value on this device';
}

/** Where a variable comes from. */
export function sourceWords(source: VariableSource): string {
  switch (source.kind) {
    case 'group':
    case 'environment':
      return source.name;
    case 'token':
      return 'from the token response';
    case 'console':
      return 'console';
    case 'dynamic':
      return 'dynamic';
  }
}

/** Header names that go on from what was typed. */
export function completeHeaderName(text: string): Completion | null {
  const asked = text.toLowerCase();
  if (asked === '') return null;
  const names = headerNames.filter((name) => name.toLowerCase().startsWith(asked) && name.toLowerCase() !== asked);
  const suggestions = names.slice(0, 12).map((name) => ({ id: name, insert: name, label: name }));
  return { start: 0, end: text.length, suggestions };
}
