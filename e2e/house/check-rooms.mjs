// Judges src/ by the table of rooms in .dependency-cruiser.cjs. dependency-cruiser on its own says "no violations"
// when it could read nothing (a TypeScript it does not know, a wrong folder): here that is a failure.
import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const tsConfig = extractTSConfig('./tsconfig.json');
const { output } = await cruise(['src'], { ...options, validate: true }, undefined, { tsConfig });
const { violations, totalCruised, totalDependenciesCruised } = output.summary;

const comments = new Map(options.ruleSet.forbidden.map(({ name, comment }) => [name, comment]));
const wayOf = ({ from, to, cycle }) => {
  if (cycle) return [from, ...cycle.map(({ name }) => name)].join(' → ');
  return from === to ? from : `${from} → ${to}`;
};
const refusals = violations.map((each) => `${each.rule.name}: ${wayOf(each)}\n  ${comments.get(each.rule.name)}`);

const cruised = new Set(output.modules.map(({ source }) => source));
const unread = readdirSync('src', { recursive: true })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path) && !cruised.has(path))
  .map((path) => `not-cruised: ${path}\n  No rule sees this file.`);
const nothing = totalCruised === 0 ? ['nothing-cruised: src\n  The rooms are not checked at all.'] : [];

const faults = [...nothing, ...unread, ...refusals];
for (const fault of faults) console.error(fault);
if (faults.length === 0)
  console.log(`Rooms: ${totalCruised} modules, ${totalDependenciesCruised} imports, no trespass.`);
else process.exitCode = 1;
