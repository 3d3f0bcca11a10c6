import type { RunView } from '#oauth/run-view.ts';

/** What an answer must carry before anything is sent. */
export function Expectations({ view }: { view: RunView }) {
  const parameters = view.run.authorizationRequest?.parameters ?? [];
  const state = parameters.find(({ name }) => name === 'state')?.value ?? '';
  const rows: readonly (readonly [name: string, expected: string])[] = [
    ['state', `equals ${state.slice(0, 4)}…${state.slice(-4)}`],
    [
      'iss',
      view.profile.announcesIssuer ? 'equals the issuer, announced by its metadata' : 'equals the issuer, if it comes',
    ],
    view.run.grant === 'implicit' ? ['token', 'once only'] : ['code', 'once only, not seen before'],
  ];
  return (
    <div className="mt-3">
      <h4 className="text-11 font-medium text-ink-3">Checked before anything is sent</h4>
      <ul className="mt-1">
        {rows.map(([name, expected]) => (
          <li key={name} className="grid min-h-5.5 grid-cols-[12px_44px_1fr] items-center gap-2 text-12">
            <span aria-hidden="true" className="size-2 rounded-full border-[1.5px] border-dashed border-line-control" />
            <span className="font-mono">{name}</span>
            <span className="text-ink-3">{expected}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
