// npm run bench: the figures that are promised, measured and printed; a miss is a non-zero exit.
// `npm run bench -- countdowns` measures only what is named.
import { benchBody } from './body.mjs';
import { benchCalls } from './calls.mjs';
import { benchCountdowns } from './countdowns.mjs';
import { benchHome } from './home.mjs';
import { benchImports } from './imports.mjs';
import { benchLinks } from './links.mjs';
import { benchProxy } from './proxy.mjs';
import { benchStreams } from './streams.mjs';
import { benchTyping } from './typing.mjs';

const benches = {
  proxy: benchProxy,
  streams: benchStreams,
  countdowns: benchCountdowns,
  calls: benchCalls,
  body: benchBody,
  home: benchHome,
  imports: benchImports,
  links: benchLinks,
  typing: benchTyping,
};
const wanted = process.argv.slice(2);

let isMet = true;
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const result of await bench()) {
    process.stdout.write(`${result.line}\n`);
    isMet &&= result.isMet;
  }
}
process.exitCode = isMet ? 0 : 1;
process.exit();
