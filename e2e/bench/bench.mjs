// npm run bench: the figures that are promised, measured and printed; a miss is a non-zero exit.
import { benchProxy } from './proxy.mjs';

const results = await benchProxy();
for (const { line } of results) process.stdout.write(`${line}\n`);
process.exitCode = results.every(({ isMet }) => isMet) ? 0 : 1;
process.exit();
