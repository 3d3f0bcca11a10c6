import type { MarkupFault } from '#call/markup-roles.ts';
import { formatCount } from '#ui/format-count.ts';

/** Characters of a name that are told. */
const nameChars = 40;

/** What keeps a text from being XML, after a colon: "line 3 closes <b> where <a> is open". */
export function markupFaultWords(fault: MarkupFault): string {
  if (fault.kind === 'no-element') return 'there is no element in it';
  const line = `line ${formatCount(fault.line)}`;
  switch (fault.kind) {
    case 'not-closed':
      return `${tag(fault.name)} of ${line} is never closed`;
    case 'closes-another':
      return `${line} closes ${tag(fault.name)} where ${tag(fault.open)} is open`;
    case 'closes-nothing':
      return `${line} closes ${tag(fault.name)}, which nothing opened`;
    case 'endless':
      return `what begins in ${line} with “<” never ends`;
    case 'stray':
      return `a “<” in ${line} begins no tag`;
    case 'text-outside':
      return `${line} has text outside of any element`;
  }
}

function tag(name: string): string {
  return `<${name.length > nameChars ? `${name.slice(0, nameChars)}…` : name}>`;
}
