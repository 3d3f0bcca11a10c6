import { DefinitionList } from '#ui/definition-list.tsx';

/** What this is, whose work is in it, and where its data lives. */
export function AboutSection({ version }: { version: string }) {
  return (
    <div className="grid gap-4">
      <DefinitionList
        rows={[
          { term: 'Version', value: `Authscope ${version}` },
          { term: 'Address', value: location.origin, mono: true },
          {
            term: 'Licences',
            value: (
              <a href="/licenses.txt" className="font-medium text-accent-ink underline">
                Libraries in the console
              </a>
            ),
          },
        ]}
      />
      <p className="max-w-prose text-ink-2">
        Everything is stored in this browser, for this address. Another browser, another profile of it or another port
        is another store: what you keep here is not seen there, and nothing is sent to a server of ours.
      </p>
    </div>
  );
}
