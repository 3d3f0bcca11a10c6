import { Button } from '#ui/button.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { sendWords, type useRequestCalls } from './use-request-calls.ts';

type SendButtonsProps = ReturnType<typeof useRequestCalls>;

/**
 * Send; with a dead token or none a living one comes first, unless one wants to see what the API makes of the dead one.
 */
export function SendButtons({
  hasFailed,
  isPending,
  progress,
  live,
  renewal,
  token,
  send,
  sendAnyway,
}: SendButtonsProps) {
  return (
    <span className="flex flex-none gap-2 max-md:flex-col">
      <Button
        data-send
        variant={hasFailed || live?.head ? 'default' : 'primary'}
        keys={['⌘', '↵']}
        busy={isPending}
        busyLabel={progress === 'waiting' ? 'Waiting' : 'Sending'}
        className="max-md:w-full"
        onClick={send}
      >
        {renewal ? sendWords[renewal] : 'Send'}
      </Button>
      {renewal && token && (
        <CommandButton
          command={{ name: 'Send anyway', detail: 'with the token as it is' }}
          disabled={isPending}
          className="max-md:w-full"
          onClick={sendAnyway}
        >
          Send anyway
        </CommandButton>
      )}
    </span>
  );
}
