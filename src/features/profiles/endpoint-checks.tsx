import { Radar } from 'lucide-react';
import type { CallView } from '#call/call-view.ts';
import { diagnoseCall } from '#diagnosis/diagnose-call.ts';
import { endpointNames } from '#diagnosis/endpoint-checks.ts';
import type { ClockSkew } from '#oauth/clock-skew.ts';
import { useCheckEndpoints } from '#queries/endpoints.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Message } from '#ui/field.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { CallLine } from './call-line.tsx';
import { clockWords } from './clock-words.ts';
import { useProfileForm } from './profile-form.ts';

type Check = NonNullable<ReturnType<typeof useCheckEndpoints>['data']>[number];

const titles: Record<Check['endpoint'], string> = {
  ...endpointNames,
  issuer: 'Issuer’s metadata',
};

/** Whether the profile's endpoints are there: asked on a press, with nothing secret, each as a call. */
export function EndpointChecks() {
  const { profile, settle, setMetadata } = useProfileForm();
  const check = useCheckEndpoints();
  const ask = async () => {
    await settle();
    const found = await check.mutateAsync(profile.id);
    setMetadata(found.find(({ metadata }) => metadata)?.metadata ?? null);
  };
  return (
    <section aria-labelledby="endpoint-checks" className="border-t border-line px-5 py-4">
      <div className="flex items-center gap-2">
        <h2 id="endpoint-checks" className="flex-1 font-semibold">
          Network checks
        </h2>
        <CommandButton
          command={{ name: 'Check endpoints', detail: profile.name }}
          size="sm"
          leading={<Radar aria-hidden="true" size={14} />}
          busy={check.isPending}
          busyLabel="Checking"
          // What went wrong is shown below.
          onClick={() => void ask().catch(() => {})}
        >
          Check endpoints
        </CommandButton>
      </div>
      <p className="mt-1 text-12 text-ink-3">
        Calls each of them without parameters and without secrets, and reads the issuer’s metadata.
      </p>
      {check.isPending && <Waiting label="Calling" onCancel={check.cancel} />}
      {check.error && <Message verdict="error" words={`The endpoints were not checked: ${check.error.message}`} />}
      {check.data?.length === 0 && <p className="mt-2 text-12 text-ink-2">There is no address to call yet.</p>}
      {check.data && check.data.length > 0 && (
        <ul aria-label="Calls to the endpoints" className="mt-2">
          {check.data.map(({ endpoint, call, skew }) => (
            <CallLine key={endpoint} call={call} title={titles[endpoint]}>
              {outcomeOf(call, skew)}
            </CallLine>
          ))}
        </ul>
      )}
    </section>
  );
}

function outcomeOf(call: CallView, skew: ClockSkew | null): string {
  const diagnosis = call.ending.kind === 'response' ? null : diagnoseCall(call, null);
  if (diagnosis) return `${diagnosis.headline} ${diagnosis.sentence}`;
  return [statusWords(call), skew && clockWords(skew)].filter(Boolean).join(' ');
}

/** Without parameters a refusal is what a sound endpoint answers. */
function statusWords({ head, method }: CallView): string {
  const status = head?.status ?? 0;
  if (status >= 500) return 'It is there, and fails by itself.';
  if (status === 404 || status === 410) {
    return method === 'OPTIONS'
      ? 'The host can be reached. A 404 to OPTIONS says nothing of the path.'
      : 'The host answers, but nothing is at this path.';
  }
  return 'It is there.';
}
