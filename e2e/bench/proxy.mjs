// The proxy beside a minimal forwarder: added latency, CPU per request, throughput, start to first byte.
// Everything is paired and interleaved in short rounds, so that the machine's mood meets both sides alike; a figure is the
// median of the rounds' ratios, printed with the quartiles around it.
import { spawn } from 'node:child_process';
import { median, quantile } from './figures.mjs';
import {
  answers,
  forwarderProgram,
  freePort,
  get,
  serverProgram,
  startForwarder,
  startProxy,
  startUpstream,
} from './sides.mjs';

const rounds = 60;
const callsPerRound = 100;
const callsPerBurst = 300;
const inFlight = 16;
const warmUpCalls = 4000;
const starts = 15;

const limits = {
  'proxy: added latency': { most: 1.1 },
  'proxy: CPU per request': { most: 1.15 },
  'proxy: throughput': { least: 0.85 },
  'proxy: start to first byte': { most: 1.3 },
};

/** Measures and gives printable lines, `[{ name, ratio, line, isMet }]`. Needs the built dist/. */
export async function benchProxy() {
  const upstream = await startUpstream();
  const sides = { proxy: await startProxy(upstream.url), bare: await startForwarder(upstream.url) };
  try {
    const calls = await measureCalls(sides, upstream.url);
    const startUps = await measureStarts();
    return [
      line('proxy: added latency', ratios(calls, 'addedMs'), `${middles(calls, 'addedMs', 3)} ms added`),
      line('proxy: CPU per request', ratios(calls, 'cpuMicros'), `${middles(calls, 'cpuMicros', 0)} µs`),
      line('proxy: throughput', ratios(calls, 'perSecond'), `${middles(calls, 'perSecond', 0)} calls/s`),
      line('proxy: start to first byte', ratios(startUps, 'ms'), `${middles(startUps, 'ms', 0)} ms`),
    ];
  } finally {
    sides.proxy.stop();
    sides.bare.stop();
    upstream.stop();
  }
}

/** The proxy's figure over the bare side's, round by round. */
function ratios({ proxy, bare }, figure) {
  return proxy.map((round, at) => round[figure] / bare[at][figure]);
}

function middles({ proxy, bare }, figure, digits) {
  const [ours, theirs] = [proxy, bare].map((all) => median(all.map((round) => round[figure])).toFixed(digits));
  return `${ours} against ${theirs}`;
}

function line(name, all, detail) {
  const { most, least } = limits[name];
  const ratio = median(all);
  const isMet = most === undefined ? ratio >= least : ratio <= most;
  const bound = most === undefined ? `at least ${least}` : `at most ${most}`;
  const spread = `quartiles ${quantile(all, 0.25).toFixed(2)} to ${quantile(all, 0.75).toFixed(2)}`;
  const verdict = isMet ? 'ok  ' : 'MISS';
  return { name, ratio, isMet, line: `${verdict} ${name}: ${ratio.toFixed(2)} (${bound}; ${spread}); ${detail}` };
}

async function measureCalls(sides, directUrl) {
  const measured = { proxy: [], bare: [] };
  for (const side of [sides.proxy, sides.bare]) await inParallel(side, warmUpCalls);
  for (let round = 0; round < rounds; round += 1) {
    const paced = await measurePaced(sides, directUrl);
    const perSecond = await measureBursts(sides, inTurn(round));
    for (const name of ['proxy', 'bare']) measured[name].push({ ...paced[name], perSecond: perSecond[name] });
  }
  return measured;
}

/** Who goes first changes each time: what ran just before leaves the caches and the processors' sleep to the next. */
function inTurn(at) {
  return at % 2 === 0 ? ['proxy', 'bare'] : ['bare', 'proxy'];
}

/** One call at a time, by turns. CPU is taken here, while both sides keep the same pace: a side that waits pays for
 *  waking, whatever program it is. */
async function measurePaced(sides, directUrl) {
  const samples = { proxy: [], bare: [], direct: [] };
  const posts = { proxy: sides.proxy.post, bare: sides.bare.post, direct: () => get(directUrl) };
  const before = { proxy: (await sides.proxy.usage()).cpuMicros, bare: (await sides.bare.usage()).cpuMicros };
  for (let call = 0; call < callsPerRound; call += 1) {
    for (const name of [...inTurn(call), 'direct']) samples[name].push(await timed(posts[name]));
  }
  const figures = {};
  for (const name of ['proxy', 'bare']) {
    figures[name] = {
      addedMs: median(samples[name]) - median(samples.direct),
      cpuMicros: ((await sides[name].usage()).cpuMicros - before[name]) / callsPerRound,
    };
  }
  return figures;
}

/** Many calls at once, there and back again, so that neither side always has the better half of a round. */
async function measureBursts(sides, order) {
  const ms = { proxy: 0, bare: 0 };
  for (const name of [...order, ...order.toReversed()]) ms[name] += await inParallel(sides[name], callsPerBurst);
  const perSecond = (total) => (2 * callsPerBurst * 1000) / total;
  return { proxy: perSecond(ms.proxy), bare: perSecond(ms.bare) };
}

async function inParallel(side, count) {
  const began = performance.now();
  let left = count;
  const worker = async () => {
    while (left-- > 0) await side.post();
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return performance.now() - began;
}

async function timed(call) {
  const began = performance.now();
  await call();
  return performance.now() - began;
}

async function measureStarts() {
  const measured = { proxy: [], bare: [] };
  for (let at = 0; at < starts; at += 1) {
    const flags = (port) => ['--port', port, '--no-open', '--no-practice'];
    measured.proxy.push({ ms: await startToFirstByte(serverProgram, flags) });
    measured.bare.push({ ms: await startToFirstByte(forwarderProgram, () => []) });
  }
  return measured;
}

async function startToFirstByte(program, argumentsFor) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [program, ...argumentsFor(String(port))], {
    stdio: 'ignore',
    env: { ...process.env, BENCH_PORT: String(port) },
  });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 1));
  const took = performance.now() - began;
  await ended(child);
  return took;
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}
