// Whatever text is put into an argument or a printf, every shell gives it back byte for byte.
import { expect, test } from 'vitest';
import { printfCommand, quoteArgument, type ShellPiece } from '#formats/shell-escaper.ts';
import { runInShell, shells } from './shells.ts';

const variables = { A: `'"$(id)\`id\`!\\ %s`, TOKEN_2: '-n @x' };
const alphabet = [
  ...`'"\`$!\\%-@#~*?[]{}()<>|&;:=,. \n\tabnrtx019_`,
  ...['\r', '\x00', '\x01', '\x1b', '\x7f', '\x85', 'é', 'ÿ', '€', '日', '😀', '\u202e', '\ufeff', '\ud800', '\udc00'],
  ...['$(', '${', '!!', "'\\''", '\\041', '%s', '\\n', '\n\n', '~/', '--'],
];

/** The same numbers in every run: a linear congruential generator (Numerical Recipes). */
function createDice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function thrown(dice: (sides: number) => number, letters: readonly string[]): ShellPiece[] {
  return Array.from({ length: 1 + dice(4) }, (): ShellPiece => {
    if (dice(4) === 0) return { kind: 'variable', name: dice(2) === 0 ? 'A' : 'TOKEN_2' };
    const text = Array.from({ length: dice(12) }, () => letters[dice(letters.length)] ?? '').join('');
    return dice(8) === 0 ? { kind: 'base64', pieces: [{ kind: 'text', text }] } : { kind: 'text', text };
  });
}

function bytesOf(piece: ShellPiece): Buffer {
  switch (piece.kind) {
    case 'text':
      return Buffer.from(piece.text);
    case 'variable':
      return Buffer.from(variables[piece.name as keyof typeof variables]);
    case 'base64':
      return Buffer.from(Buffer.concat(piece.pieces.map(bytesOf)).toString('base64'));
  }
}

/** Half surrogates that meet in two texts would make a whole one. */
const withoutHalves = alphabet.filter((letter) => !/^[\ud800-\udfff]$/.test(letter));
const argumentLetters = withoutHalves.filter((letter) => letter !== '\0');

test.each(shells.map((shell) => [shell.join(' '), shell] as const))('in %s', async (_, shell) => {
  const dice = createDice(20260701);
  const commands: string[] = [];
  const values: Buffer[] = [];
  for (let count = 0; count < 150; count += 1) {
    const inArgument = thrown(dice, argumentLetters);
    const inFormat = thrown(dice, withoutHalves);
    commands.push(`printf '%s|' ${quoteArgument(inArgument)}`, printfCommand(inFormat), "printf '\\n'");
    values.push(...inArgument.map(bytesOf), Buffer.from('|'), ...inFormat.map(bytesOf), Buffer.from('\n'));
  }
  const written = await runInShell(shell, commands.join('\n'), variables);
  expect(written.toString('latin1')).toBe(Buffer.concat(values).toString('latin1'));
});
