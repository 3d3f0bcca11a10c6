// A JSON body as it is typed (RFC 8259): with variables in it, which are no JSON until they are resolved.

/** Where a text stops being JSON, and why. */
export interface JsonFault {
  readonly message: string;
  /** Characters from the start. */
  readonly at: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** Blanks, then one of: a string, a variable, a mark, or anything else up to a mark. */
const token = /[ \t\r\n]*("(?:[^"\\\n]|\\.)*"?|\{\{[^{}]*\}\}|[{}[\],:]|[^ \t\r\n{}[\],:"]+)/gy;
const string = /^"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"$/iu;
const other = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)$/i;
const literal = /^(?:true|false|null|-?\d.*)$/;

interface Token {
  readonly text: string;
  readonly at: number;
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(token), ({ 0: all, 1: word = '', index }) => ({
    text: word,
    at: index + all.length - word.length,
  }));
}

/** What may come next. `value?` and `name?` may also be the end of an empty list or object. */
type Expected = 'value' | 'value?' | 'name' | 'name?' | 'colon' | 'comma' | 'end';

const words: Record<Expected, string> = {
  value: 'A value is expected here.',
  'value?': 'A value or ] is expected here.',
  name: 'A name in double quotes is expected here.',
  'name?': 'A name in double quotes or } is expected here.',
  colon: 'A colon is expected here.',
  comma: 'A comma or the closing bracket is expected here.',
  end: 'Nothing may follow the value.',
};

/** Finds what keeps a body from being JSON, `null` where nothing does. A variable counts as a value, or as a name. */
export function findJsonFault(text: string): JsonFault | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  const afterValue = (): Expected => (open.length === 0 ? 'end' : 'comma');
  for (const { text: word, at } of tokensOf(text)) {
    const closes = word === (open.at(-1) === '{' ? '}' : ']') && open.length > 0;
    if (closes && (expected === 'comma' || expected === (word === '}' ? 'name?' : 'value?'))) {
      open.pop();
      expected = afterValue();
    } else if (expected === 'comma' && word === ',') {
      expected = open.at(-1) === '{' ? 'name' : 'value';
    } else if (expected === 'colon' && word === ':') {
      expected = 'value';
    } else if ((expected === 'name' || expected === 'name?') && isString(word)) {
      expected = 'colon';
    } else if ((expected === 'value' || expected === 'value?') && (word === '{' || word === '[')) {
      open.push(word);
      expected = word === '{' ? 'name?' : 'value?';
    } else if ((expected === 'value' || expected === 'value?') && isScalar(word)) {
      expected = afterValue();
    } else return faultAt(text, at, word.startsWith('"') && !string.test(word) ? stringFault(word) : words[expected]);
  }
  if (expected === 'end') return null;
  const opened = open.at(-1);
  return faultAt(text, text.length, opened ? `The ${opened} is never closed.` : words.value);
}

function isString(word: string): boolean {
  return string.test(word) || word.startsWith('{{');
}

function isScalar(word: string): boolean {
  return isString(word) || (other.test(word) && literal.test(word));
}

function stringFault(word: string): string {
  return /^"(?:[^"\\]|\\.)*"$/s.test(word)
    ? 'This string holds an escape or a control character that JSON has not.'
    : 'This string is never closed.';
}

function faultAt(text: string, at: number, message: string): JsonFault {
  const before = text.slice(0, at).split('\n');
  return { message, at, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Indents a JSON body by two blanks. Every value keeps its own spelling: numbers are not read, duplicate members stay.
 * @returns the text as it is where it is no JSON.
 */
export function formatJson(text: string): string {
  if (findJsonFault(text)) return text;
  const tokens = tokensOf(text).map((each) => each.text);
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  const write = (word: string, at: number): string => {
    if (word === '{' || word === '[') {
      depth += 1;
      return isClosing(tokens[at + 1]) ? word : word + line();
    }
    if (isClosing(word)) {
      depth -= 1;
      const isEmpty = tokens[at - 1] === '{' || tokens[at - 1] === '[';
      return isEmpty ? word : line() + word;
    }
    if (word === ',') return word + line();
    return word === ':' ? ': ' : word;
  };
  return tokens.map(write).join('');
}

function isClosing(word: string | undefined): boolean {
  return word === '}' || word === ']';
}
