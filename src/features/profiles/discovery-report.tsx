import { type ReactNode, useId } from 'react';
import { diagnoseCall } from '#diagnosis/diagnose-call.ts';
import { explainMetadataFinding, explainRefusedMetadata } from '#diagnosis/explain-metadata.ts';
import { type MetadataReading, profileFromMetadata } from '#oauth/discovery.ts';
import type { Profile } from '#oauth/profile.ts';
import type { useDiscover } from '#queries/endpoints.ts';
import { Chip } from '#ui/chip.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Note } from '#ui/note.tsx';
import { CallLine } from './call-line.tsx';
import { statementsOf } from './metadata-words.ts';

/** What came of asking an issuer. */
export type Discovery = NonNullable<ReturnType<typeof useDiscover>['data']>;

const titles = { openid: 'OpenID Connect Discovery', oauth: 'RFC 8414' } as const;

/** Every address that was tried, and what its document says, field by field. */
export function DiscoveryReport({ discovery: { attempts, reading } }: { discovery: Discovery }) {
  return (
    <>
      <Part title="Calls">
        <ul aria-label="Calls" className="rounded-lg border border-line px-3.5 py-1">
          {attempts.map(({ kind, url, call, reading: own }) => (
            <CallLine key={url} call={call} title={titles[kind]}>
              {own.kind === 'metadata'
                ? 'The metadata of this issuer.'
                : (unfinished(call) ?? explainRefusedMetadata(own.why))}
            </CallLine>
          ))}
        </ul>
      </Part>
      {reading?.kind === 'metadata' && <Metadata reading={reading} />}
      {reading?.kind === 'refused' && (
        <Note tone="error" live="assertive">
          Nothing was found to make a profile of. Check the issuer’s spelling, or begin blank and fill in the endpoints
          from the documentation.
        </Note>
      )}
    </>
  );
}

/** A call that did not end with an answer has its own words. */
function unfinished(call: Discovery['attempts'][number]['call']): string | null {
  const diagnosis = call.ending.kind === 'response' ? null : diagnoseCall(call, null);
  return diagnosis && `${diagnosis.headline} ${diagnosis.sentence}`;
}

function Metadata({ reading }: { reading: Extract<MetadataReading, { kind: 'metadata' }> }) {
  const statements = statementsOf(reading.metadata);
  return (
    <>
      <Part title="Found for the profile">
        <DefinitionList rows={fieldsOf(profileFromMetadata(reading.metadata))} />
      </Part>
      {statements.length > 0 && (
        <Part title="It says it supports">
          <DefinitionList
            rows={statements.map(({ term, values }) => ({
              term,
              value: (
                <span className="flex flex-wrap gap-1">
                  {values.map((value) => (
                    <Chip key={value} mono>
                      {value}
                    </Chip>
                  ))}
                </span>
              ),
            }))}
          />
        </Part>
      )}
      {reading.findings.length > 0 && (
        <Part title="Findings">
          <ul className="grid gap-2">
            {reading.findings.map((finding) => (
              <li key={JSON.stringify(finding)}>
                <Note tone="warning">{explainMetadataFinding(finding)}</Note>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

const labels: readonly (readonly [field: keyof Profile, label: string])[] = [
  ['issuer', 'Issuer'],
  ['authorizationEndpoint', 'Authorization endpoint'],
  ['tokenEndpoint', 'Token endpoint'],
  ['jwksUri', 'JWKS URI'],
  ['userinfoEndpoint', 'Userinfo endpoint'],
  ['introspectionEndpoint', 'Introspection endpoint'],
  ['revocationEndpoint', 'Revocation endpoint'],
  ['grant', 'Grant'],
  ['clientAuthentication', 'Client authentication'],
  ['pkce', 'PKCE'],
];

function fieldsOf(change: Partial<Profile>) {
  const rows = labels.map(([field, term]) => ({ term, value: change[field], mono: true }));
  const texts = rows.flatMap(({ value, ...row }) =>
    typeof value === 'string' ? [{ ...row, value: value || <NotThere /> }] : [],
  );
  return change.announcesIssuer
    ? [
        ...texts,
        { term: 'Issuer in responses', value: 'announced (RFC 9207): each response must carry iss', mono: false },
      ]
    : texts;
}

function NotThere() {
  return <span className="font-sans text-ink-3">not in the metadata</span>;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1.5 font-medium">
        {title}
      </h3>
      {children}
    </section>
  );
}
