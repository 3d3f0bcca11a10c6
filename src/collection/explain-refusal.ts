import type { LinkRefusal } from './link-codec.ts';
import type { DocumentRefusal } from './read-document-result.ts';

/** Why what somebody handed over is not opened, in words. */
export interface RefusalWords {
  readonly cause: string;
  /** What was found, and where; empty where the cause says it all. */
  readonly evidence: string;
  readonly next: string;
}

const again = 'Ask for it again, as a file.';
const wrongMade = 'Whoever wrote it made a document that no console reads: ask for it as their Authscope saves it.';

/** Explains why a document, or the link that carries one, is refused. */
export function explainRefusal(refusal: DocumentRefusal | LinkRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'no-link':
    case 'newer-link':
    case 'cut':
    case 'trailing':
    case 'wrong-base64':
    case 'damaged':
      return explainLink(refusal);
    case 'wrong-encoding':
    case 'not-json':
    case 'foreign':
    case 'newer-version':
      return explainText(refusal);
    case 'too-large':
    case 'too-deep':
    case 'too-many':
    case 'too-long':
      return explainBudget(refusal);
    case 'duplicate-member':
    case 'repeated':
    case 'wrong-type':
    case 'missing-member':
    case 'unknown-member':
      return explainMember(refusal);
  }
}

function explainLink(refusal: LinkRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'no-link':
      return {
        cause: 'This is no link to something shared.',
        evidence: 'Behind the # of such a link stands 1., a number and the payload.',
        next: 'Copy the whole link, to its very end, and paste it here.',
      };
    case 'newer-link':
      return {
        cause: 'A newer Authscope made this link.',
        evidence: `Its form is ${refusal.version}; this console reads form 1.`,
        next: 'Start the newest Authscope and open it there.',
      };
    case 'cut':
      return {
        cause: 'The end of the link is missing.',
        evidence: `${counted(refusal.characters)} of ${counted(refusal.expected)} characters arrived.`,
        next: `Chats and mail programs cut long links. ${again}`,
      };
    case 'trailing':
      return {
        cause: 'Something stands behind the end of the link.',
        evidence: `It has ${counted(refusal.characters - refusal.expected)} characters too many.`,
        next: 'Copy the link alone, without the text around it.',
      };
    case 'wrong-base64':
      return { cause: changed, evidence: 'It holds characters that such a link never has.', next: again };
    case 'damaged':
      return { cause: changed, evidence: 'It is as long as it was, and does not expand.', next: again };
  }
}

const changed = 'The link was changed on its way.';

type Of<Kind> = Extract<DocumentRefusal, { readonly kind: Kind }>;

function explainText(refusal: Of<'wrong-encoding' | 'not-json' | 'foreign' | 'newer-version'>): RefusalWords {
  switch (refusal.kind) {
    case 'wrong-encoding':
      return {
        cause: 'The file is not in UTF-8.',
        evidence: `Found ${refusal.found}.`,
        next: 'Save it as UTF-8 in an editor, or ask for it again.',
      };
    case 'not-json':
      return {
        cause: 'The document is no JSON.',
        evidence: `It breaks off or goes wrong at line ${counted(refusal.line)}, column ${counted(refusal.column)}.`,
        next: 'It was cut or edited: ask for it again.',
      };
    case 'foreign':
      return {
        cause: 'This is no Authscope document.',
        evidence: 'Its member authscope, the version, is missing or is none.',
        next: 'Choose the file that ends in .authscope.json.',
      };
    case 'newer-version':
      return {
        cause: 'A newer Authscope wrote this document.',
        evidence: `Its version is ${refusal.version}; this console reads version 1.`,
        next: 'Start the newest Authscope and open it there.',
      };
  }
}

function explainBudget(refusal: Of<'too-large' | 'too-deep' | 'too-many' | 'too-long'>): RefusalWords {
  const next = 'Ask for a part of it: a folder, or fewer requests.';
  switch (refusal.kind) {
    case 'too-large':
      return {
        cause: 'The document is too large.',
        evidence: `It has more than ${counted(refusal.most)} bytes.`,
        next,
      };
    case 'too-deep':
      return {
        cause: 'The document is nested too deep.',
        evidence: `More than ${counted(refusal.most)} levels ${at(refusal.pointer)}`,
        next: wrongMade,
      };
    case 'too-many':
      return {
        cause: `The document holds too many ${refusal.what}.`,
        evidence: `It has more than ${counted(refusal.most)}.`,
        next,
      };
    case 'too-long':
      return {
        cause: 'A text in the document is too long.',
        evidence: `More than ${counted(refusal.most)} characters ${at(refusal.pointer)}`,
        next,
      };
  }
}

function explainMember(
  refusal: Of<'duplicate-member' | 'repeated' | 'wrong-type' | 'missing-member' | 'unknown-member'>,
): RefusalWords {
  const next = wrongMade;
  switch (refusal.kind) {
    case 'duplicate-member':
      return { cause: 'The document says something twice.', evidence: `Two members ${at(refusal.pointer)}`, next };
    case 'repeated':
      return {
        cause: `Two things in the document have one ${refusal.what}.`,
        evidence: `The second stands ${at(refusal.pointer)}`,
        next,
      };
    case 'wrong-type':
      return {
        cause: 'A member of the document is of the wrong type.',
        evidence: `${refusal.found} ${at(refusal.pointer, '')} where ${refusal.expected} belongs.`,
        next,
      };
    case 'missing-member':
      return { cause: 'The document lacks a member.', evidence: `Nothing stands ${at(refusal.pointer)}`, next };
    case 'unknown-member':
      return {
        cause: 'The document holds something that never travels.',
        evidence: `It stands ${at(refusal.pointer)}`,
        next,
      };
  }
}

const at = (pointer: string, end = '.') => (pointer === '' ? `at the top${end}` : `at ${shortened(pointer)}${end}`);

/** Of a long way its beginning and its end tell where it leads. */
const shortened = (pointer: string) =>
  pointer.length > 160 ? `${pointer.slice(0, 80)}…${pointer.slice(-40)}` : pointer;

const counted = (count: number) => count.toLocaleString('en-US');
