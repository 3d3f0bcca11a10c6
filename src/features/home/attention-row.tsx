import { Activity, CircleX, type LucideIcon, ServerCrash, Timer, X } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { hostOf } from '#call/host-of.ts';
import type { AttentionItem } from '#diagnosis/needs-attention.ts';
import { asksForConsent, type Profile } from '#oauth/profile.ts';
import { useRefreshAndRetry } from '#queries/calls.ts';
import { useStartRun } from '#queries/start-run.ts';
import { useRefreshToken } from '#queries/token-acts.ts';
import { buttonClass } from '#ui/button-class.ts';
import { classNames } from '#ui/class-names.ts';
import { CommandButton, CommandIconButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import { Tooltip } from '#ui/tooltip.tsx';
import { WaitingInLine } from '#ui/waiting-in-line.tsx';
import { Pieces } from './pieces.tsx';

export interface AttentionRowProps {
  item: AttentionItem;
  profile: Profile | undefined;
  /** The one primary button of the page stands here. */
  isFirst: boolean;
  /** Its button was pressed: it stays until that is settled, whatever is stored meanwhile. */
  onMend: () => void;
  onSettled: () => void;
  /** Told what came of a press, in words. */
  onSay: (words: string) => void;
  onDismiss: () => void;
}

const looks: Record<AttentionItem['kind'], readonly [icon: LucideIcon, look: string]> = {
  'failed-call': [CircleX, 'bg-s4xx-tint text-s4xx-ink'],
  'token-end': [Timer, 'bg-expiring-tint text-expiring-ink'],
  'server-errors': [ServerCrash, 'bg-s5xx-tint text-s5xx-ink'],
};

/** One thing that needs attention: what it is, the button that mends it, the way to wave it off. */
export function AttentionRow(props: AttentionRowProps) {
  const { item, profile, isFirst, onMend, onDismiss } = props;
  const mend = useMend(props);
  const [Icon, look] = looks[item.kind];
  const [call] = item.evidence;
  const detail = detailOf(profile, call);
  const press = () => {
    if (item.mend.kind !== 'open-call') onMend();
    mend.press();
  };
  return (
    <li className="grid gap-3 border-b border-line-faint py-3 pr-2.5 pl-4 last:border-b-0 max-md:pl-3">
      <div className="flex items-center gap-3 max-md:flex-wrap">
        <span className={classNames('keep-colour grid size-7 flex-none place-items-center rounded-full', look)}>
          <Icon aria-hidden="true" size={14} />
        </span>
        <div className="min-w-0 flex-1">
          <h3 className="font-medium wrap-anywhere">
            <Pieces pieces={item.headline} />
          </h3>
          <p className="text-12 text-ink-2">
            <Pieces pieces={item.detail} />
          </p>
        </div>
        <div className="flex flex-none items-center gap-1.5 max-md:w-full">
          <CommandButton
            command={{ id: mendId(item), name: mend.label, detail, isPrimary: true }}
            variant={isFirst ? 'primary' : 'default'}
            busy={mend.isPending}
            busyLabel={mend.busyLabel}
            onClick={press}
            className="max-md:flex-1"
          >
            {mend.label}
          </CommandButton>
          {call && item.mend.kind !== 'open-call' && item.kind === 'failed-call' && <CallLink callId={call.id} />}
          <CommandIconButton
            command={{ id: `dismiss:${item.id}`, name: 'Dismiss', detail }}
            icon={<X aria-hidden="true" />}
            label="Dismiss"
            onClick={onDismiss}
          />
        </div>
      </div>
      {mend.isWaiting && <WaitingInLine onCancel={mend.cancel} />}
      {mend.error && (
        <Note tone="error" live="assertive">
          {mend.error.message}. Nothing was lost: reload the page and try again.
        </Note>
      )}
    </li>
  );
}

/** A refresh that is due is in the palette once. */
function mendId({ id, mend }: AttentionItem): string {
  return mend.kind === 'refresh' ? `refresh:${mend.tokenId}` : `mend:${id}`;
}

/** What the palette tells of an item: "Practice app, GET /api/me". */
function detailOf(profile: Profile | undefined, call: CallLogEntry | undefined): string {
  return [profile?.name, call && `${call.method} ${call.path}`].filter(Boolean).join(', ');
}

function CallLink({ callId }: { callId: string }) {
  return (
    <Tooltip content="Show the call">
      <Link
        to={callAddress(callId)}
        aria-label="Show the call"
        className={buttonClass({ variant: 'ghost', size: 'sm', square: true })}
      >
        <Activity aria-hidden="true" />
      </Link>
    </Tooltip>
  );
}

/** Where the log shows a call, among those like it where there are several. */
function callAddress(callId: string, evidence: readonly CallLogEntry[] = []): string {
  const address = new URLSearchParams({ call: callId });
  const [first, second] = evidence;
  if (first && second) {
    address.set('profile', first.profileId);
    address.set('host', hostOf(first.origin));
    address.set('status', '5xx');
  }
  return `/timeline?${address}`;
}

const refreshWords = {
  refreshed: 'Refreshed',
  'refreshed-elsewhere': 'Refreshed',
  cancelled: 'Cancelled',
  failed: 'Not refreshed',
  'used-up': 'Not refreshed',
  moved: 'Not refreshed',
  unbound: 'Not refreshed',
  'no-refresh-token': 'Not refreshed',
};

const retryWords = { retried: 'Refreshed, and sent again', cancelled: 'Cancelled', 'not-refreshed': 'Not refreshed' };

interface MendPress {
  readonly label: string;
  readonly press: () => void;
  readonly isPending: boolean;
  readonly busyLabel?: string;
  readonly isWaiting: boolean;
  readonly cancel: () => void;
  readonly error: Error | null;
}

/** The button of an item. What a failed refresh means is the next item: its call is in the log. */
function useMend({ item, profile, onSay: say, onSettled }: AttentionRowProps): MendPress {
  const { mend, evidence } = item;
  const navigate = useNavigate();
  const retry = useRefreshAndRetry();
  const refresh = useRefreshToken();
  const start = useStartRun();
  const isWaiting = retry.progress === 'waiting' || refresh.progress === 'waiting';
  const calm = { isPending: false, isWaiting, cancel: () => undefined, error: null };
  switch (mend.kind) {
    case 'refresh-and-retry':
      return {
        ...calm,
        label: 'Refresh and retry',
        press: () => retry.mutate(mend.callId, { onSuccess: ({ kind }) => say(retryWords[kind]), onSettled }),
        isPending: retry.isPending,
        busyLabel: isWaiting ? 'Waiting' : 'Refreshing',
        cancel: retry.cancel,
        error: retry.error,
      };
    case 'refresh':
      return {
        ...calm,
        label: 'Refresh token',
        press: () => refresh.mutate(mend.tokenId, { onSuccess: ({ kind }) => say(refreshWords[kind]), onSettled }),
        isPending: refresh.isPending,
        busyLabel: isWaiting ? 'Waiting' : 'Refreshing',
        cancel: refresh.cancel,
        error: refresh.error,
      };
    case 'start-run':
      return {
        ...calm,
        label: profile && !asksForConsent(profile.grant) ? 'Get a new token' : 'Authorize again',
        press: () => start.mutate(mend.profileId, { onSettled }),
        isPending: start.isPending,
        error: start.error,
      };
    case 'open-call':
      return {
        ...calm,
        label: evidence.length > 1 ? 'Show calls' : 'Show call',
        press: () => void navigate(callAddress(mend.callId, evidence)),
      };
  }
}
