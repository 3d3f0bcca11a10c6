// The proxy beside a minimal forwarder: added latency, CPU per request, throughput, start to first byte.
// Everything is paired and interleaved within one run, so that the machine's mood meets both sides alike.
import { fork, spawn } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const serverProgram = here('../../dist/server.js');
const forwarderProgram = here('./minimal-forwarder.mjs');
const probe = new URL('./cpu-probe.mjs', import.meta.url).href;

const rounds = 24;
const callsPerRound = 150;
const inFlight = 16;
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
    const start = await measureStarts();
    return [
      line('proxy: added latency', calls.latency, `${calls.addedMs} ms against ${calls.bareAddedMs} ms added`),
      line('proxy: CPU per request', calls.cpu, `${calls.cpuMicros} µs against ${calls.bareCpuMicros} µs`),
      line('proxy: throughput', calls.throughput, `${calls.perSecond}/s against ${calls.barePerSecond}/s`),
      line('proxy: start to first byte', start.ratio, `${start.ms} ms against ${start.bareMs} ms`),
    ];
  } finally {
    sides.proxy.stop();
    sides.bare.stop();
    upstream.stop();
  }
}

function line(name, ratio, detail) {
  const { most, least } = limits[name];
  const isMet = most === undefined ? ratio >= least : ratio <= most;
  const bound = most === undefined ? `at least ${least}` : `at most ${most}`;
  return { name, ratio, isMet, line: `${isMet ? 'ok  ' : 'MISS'} ${name}: ${ratio.toFixed(2)} (${bound}); ${detail}` };
}

async function measureCalls(sides, directUrl) {
  const direct = { post: () => get(directUrl) };
  const samples = { proxy: [], bare: [], direct: [] };
  const cpu = { proxy: [], bare: [] };
  const rate = { proxy: [], bare: [] };
  for (const side of [sides.proxy, sides.bare]) await inParallel(side, 2000);
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? ['proxy', 'bare'] : ['bare', 'proxy'];
    // CPU is taken while both sides keep the same pace: a side that waits pays for waking, whatever program it is.
    const before = { proxy: await sides.proxy.cpuMicros(), bare: await sides.bare.cpuMicros() };
    for (let call = 0; call < callsPerRound; call += 1) {
      for (const side of [...order, 'direct']) samples[side].push(await timed((sides[side] ?? direct).post));
    }
    for (const side of order) cpu[side].push(((await sides[side].cpuMicros()) - before[side]) / callsPerRound);
    for (const side of order) {
      rate[side].push((callsPerRound * 4 * 1000) / (await inParallel(sides[side], callsPerRound * 4)));
    }
  }
  const added = median(samples.proxy) - median(samples.direct);
  const bareAdded = median(samples.bare) - median(samples.direct);
  return {
    latency: added / bareAdded,
    addedMs: added.toFixed(3),
    bareAddedMs: bareAdded.toFixed(3),
    cpu: median(cpu.proxy.map((value, at) => value / cpu.bare[at])),
    cpuMicros: median(cpu.proxy).toFixed(0),
    bareCpuMicros: median(cpu.bare).toFixed(0),
    throughput: median(rate.proxy.map((value, at) => value / rate.bare[at])),
    perSecond: median(rate.proxy).toFixed(0),
    barePerSecond: median(rate.bare).toFixed(0),
  };
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
  const ms = { proxy: [], bare: [] };
  const pairs = [];
  for (let at = 0; at < starts; at += 1) {
    const proxy = await startToFirstByte(serverProgram, (port) => ['--port', port, '--no-open', '--no-practice']);
    const bare = await startToFirstByte(forwarderProgram, () => []);
    ms.proxy.push(proxy);
    ms.bare.push(bare);
    pairs.push(proxy / bare);
  }
  return { ratio: median(pairs), ms: median(ms.proxy).toFixed(0), bareMs: median(ms.bare).toFixed(0) };
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

function answers(port) {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/', agent: false }, (response) => {
      response.once('data', () => resolve(true)).on('end', () => resolve(true));
    });
    request.on('error', () => resolve(false));
  });
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startUpstream() {
  const body = JSON.stringify({ items: Array.from({ length: 12 }, (_, id) => ({ id, name: 'x'.repeat(60) })) });
  const padded = body.slice(0, 1).padEnd(1024 - body.length + 1) + body.slice(1);
  const server = http.createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(padded) });
    response.end(padded);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/api/items?page=1`,
    stop: () => server.close().closeAllConnections(),
  };
}

async function startProxy(targetUrl) {
  const port = await freePort();
  const child = fork(serverProgram, ['--port', String(port), '--no-open', '--no-practice'], {
    execArgv: ['--import', probe],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 5));
  const html = await get(`http://127.0.0.1:${port}/`);
  const key = /name="authscope-key" content="([^"]+)"/.exec(html)?.[1];
  return side(child, { port, targetUrl, headers: { 'x-authscope-key': key, origin: `http://127.0.0.1:${port}` } });
}

async function startForwarder(targetUrl) {
  const child = fork(forwarderProgram, [], {
    execArgv: ['--import', probe],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await new Promise((resolve) => child.once('message', resolve));
  // The same request in every header line: what differs is the program behind it.
  return side(child, {
    port,
    targetUrl,
    headers: { 'x-authscope-key': 'k'.repeat(43), origin: `http://127.0.0.1:${port}` },
  });
}

function side(child, { port, targetUrl, headers }) {
  const envelope = envelopeFor(targetUrl);
  const agent = new http.Agent({ keepAlive: true });
  const options = {
    agent,
    host: '127.0.0.1',
    port,
    path: '/send',
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': envelope.length },
  };
  return {
    post: () => exchange(http.request(options), envelope),
    cpuMicros: () =>
      new Promise((resolve) => {
        child.once('message', ({ cpuMicros }) => resolve(cpuMicros));
        child.send('cpu');
      }),
    stop() {
      agent.destroy();
      child.kill('SIGKILL');
    },
  };
}

function envelopeFor(url) {
  const json = Buffer.from(
    JSON.stringify({
      method: 'GET',
      url,
      headers: [
        ['Accept', 'application/json'],
        ['Authorization', `Bearer ${'a'.repeat(600)}`],
      ],
      hasBody: false,
      limits: { headersMs: 30000, idleMs: 30000, bodyBytes: 52428800 },
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

const directAgent = new http.Agent({ keepAlive: true });
const get = (url) => exchange(http.request(url, { agent: directAgent }));

function exchange(request, body) {
  return new Promise((resolve, reject) => {
    request.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('latin1'));
        else reject(new Error(`Answered ${response.statusCode}: ${Buffer.concat(chunks)}`));
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
