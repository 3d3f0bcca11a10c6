// Large answers through the proxy beside a bare pipe: how fast, and how much memory.
import { median, quantile } from './figures.mjs';
import { startBarePipe, startProxy, startSource } from './sides.mjs';

const mib = 1024 * 1024;
const sizes = { '64 MiB': 64 * mib, '1 GiB': 1024 * mib };
const rounds = 9;
const peaks = 5;
const leastThroughput = 0.9;
const mostMoreMegabytes = 50;

/** Measures and gives printable lines, `[{ line, isMet }]`. Needs the built dist/. */
export async function benchStreams() {
  const source = await startSource();
  try {
    const results = [];
    for (const [name, bytes] of Object.entries(sizes)) {
      results.push(await measureMemory(name, `${source.url}${bytes}`, bytes));
    }
    results.push(await measureThroughput(`${source.url}${sizes['1 GiB']}`, sizes['1 GiB']));
    return results;
  } finally {
    source.stop();
  }
}

/** A proxy of its own for each measurement: a peak is for life. The median, for a machine that is late to sweep. */
async function measureMemory(name, url, bytes) {
  const more = [];
  for (let round = 0; round < peaks; round += 1) {
    const proxy = await startProxy(url);
    const { residentBytes } = await proxy.usage();
    await proxy.stream(bytes);
    const { peakBytes } = await proxy.usage();
    proxy.stop();
    more.push((peakBytes - residentBytes) / 1e6);
  }
  const isMet = median(more) <= mostMoreMegabytes;
  const spread = `${Math.min(...more).toFixed(0)} to ${Math.max(...more).toFixed(0)}`;
  return line(
    isMet,
    `memory for ${name}: ${median(more).toFixed(0)} MB above idle`,
    `at most ${mostMoreMegabytes}; ${spread}`,
  );
}

function line(isMet, figure, bound) {
  return { isMet, line: `${isMet ? 'ok  ' : 'MISS'} streams: ${figure} (${bound})` };
}

/** By turns, so that the machine's mood meets both alike. */
async function measureThroughput(url, bytes) {
  const proxy = await startProxy(url);
  const bare = await startBarePipe(url);
  const ratios = [];
  const perSecond = { proxy: [], bare: [] };
  for (const side of [proxy, bare]) await side.stream(bytes);
  for (let round = 0; round < rounds; round += 1) {
    const ms = {};
    for (const name of round % 2 === 0 ? ['proxy', 'bare'] : ['bare', 'proxy']) {
      ms[name] = await (name === 'proxy' ? proxy : bare).stream(bytes);
      perSecond[name].push(bytes / mib / (ms[name] / 1000));
    }
    ratios.push(ms.bare / ms.proxy);
  }
  proxy.stop();
  bare.stop();
  const ratio = median(ratios);
  const isMet = ratio >= leastThroughput;
  const spread = `quartiles ${quantile(ratios, 0.25).toFixed(2)} to ${quantile(ratios, 0.75).toFixed(2)}`;
  const speeds = `${median(perSecond.proxy).toFixed(0)} against ${median(perSecond.bare).toFixed(0)} MiB/s`;
  return line(isMet, `1 GiB: ${ratio.toFixed(2)}`, `at least ${leastThroughput}; ${spread}; ${speeds}`);
}
