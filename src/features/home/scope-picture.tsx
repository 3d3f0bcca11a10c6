const left = 20;
const pxPerSecond = 2.69;
const x = (second: number) => left + second * pxPerSecond;

const tokenSeconds = 120;
const callAt = 132;
const refreshAt = 144;
const nowAt = 190;
const end = 216;

const rows = [30, 71.5, 113, 154.5, 196].map((y) => `M${left} ${y}H600`);
const columns = (everySeconds: number) =>
  Array.from({ length: Math.ceil(end / everySeconds) }, (_, index) => `M${x(index * everySeconds)} 30V196`);
const earlyCalls = [14, 31, 40, 58, 79, 88];
const lateCalls = [151, 164, 173, 184];

const label = 'fill-ink-3 text-[10.5px] font-medium';

/** What the timeline will show, in small: two lifetimes, their calls, the 401 after expiry, the refresh. */
export function ScopePicture() {
  return (
    <svg
      viewBox="0 0 620 206"
      role="img"
      aria-label="Two token lifetimes on a timeline. A call 12 seconds after expiry returns 401; a refresh starts the second token."
      className="block w-full"
    >
      <Graticule />
      <ExpiredToken />
      <LateCall />
      <RefreshedToken />
      <Now />
    </svg>
  );
}

function Graticule() {
  return (
    <>
      <path d={[...columns(30), ...rows].join('')} className="stroke-graticule" />
      <path d={columns(60).join('')} className="stroke-graticule-hi" />
      {[0, 60, 120].map((second) => (
        <text key={second} x={x(second)} y="21" className={label} textAnchor={second === 0 ? 'start' : 'middle'}>
          {second} s
        </text>
      ))}
    </>
  );
}

function ExpiredToken() {
  const width = tokenSeconds * pxPerSecond;
  return (
    <>
      <rect x={left} y="52" width={width} height="28" rx="5" className="fill-expired-tint stroke-expired-line" />
      <rect x={x(tokenSeconds) - 2} y="52" width="2.5" height="28" rx="1" className="fill-expired" />
      <text x={left + 12} y="70" className="fill-expired-ink text-[11px] font-medium">
        Access token 1
      </text>
      <text x={x(tokenSeconds) - 12} y="70" textAnchor="end" className={label}>
        expired
      </text>
      <Ticks seconds={earlyCalls} y={86} />
    </>
  );
}

function LateCall() {
  const from = x(tokenSeconds) + 1;
  const at = x(callAt);
  return (
    <>
      <rect x={from} y="52.75" width={at - from} height="26.5" className="fill-s4xx-tint" />
      <path
        d={`M${from} 52.75H${at}M${from} 79.25H${at}`}
        fill="none"
        strokeWidth="1.5"
        strokeDasharray="4 3"
        className="stroke-s4xx"
      />
      <line x1={at} y1="66" x2={at} y2="104" strokeWidth="2" className="stroke-s4xx" />
      <circle cx={at} cy="66" r="8" className="fill-s4xx-tint" />
      <circle cx={at} cy="66" r="5" className="fill-s4xx" />
      <rect x={at + 14} y="53" width="136" height="26" rx="6" className="fill-s4xx-tint stroke-s4xx-line" />
      <text x={at + 24} y="70" className="fill-s4xx-ink text-[11px] font-medium">
        401, 12 s after expiry
      </text>
    </>
  );
}

function RefreshedToken() {
  const from = x(refreshAt);
  const bend = x(tokenSeconds) + 1;
  return (
    <>
      <path
        d={`M${bend} 80V132Q${bend} 140 ${bend + 8} 140H${from - 4}`}
        fill="none"
        strokeWidth="1.5"
        className="stroke-line-control"
      />
      <path d={`M${from - 9} 136l5 4-5 4`} fill="none" strokeWidth="1.5" className="stroke-line-control" />
      <text x={bend + 6} y="132" className={label}>
        refresh
      </text>
      <rect x={from} y="126" width={x(end) - from} height="28" rx="5" className="fill-active-tint stroke-active" />
      <rect x={from} y="126" width={x(nowAt) - from} height="28" rx="5" opacity="0.2" className="fill-active" />
      <text x={from + 12} y="144" className="fill-active-ink text-[11px] font-medium">
        Access token 2
      </text>
      <Ticks seconds={lateCalls} y={160} />
    </>
  );
}

function Now() {
  const at = x(nowAt);
  return (
    <>
      <line x1={at} y1="26" x2={at} y2="196" strokeWidth="1.5" className="stroke-now" />
      <rect x={at - 15} y="9" width="30" height="17" rx="4" className="fill-now" />
      <text x={at} y="21" textAnchor="middle" className="fill-surface text-[10.5px] font-semibold">
        now
      </text>
    </>
  );
}

function Ticks({ seconds, y }: { seconds: readonly number[]; y: number }) {
  const d = seconds.map((second) => `M${x(second) + 1.25} ${y + 1.25}v10.5`).join('');
  return <path d={d} strokeWidth="2.5" strokeLinecap="round" className="stroke-s2xx" />;
}
