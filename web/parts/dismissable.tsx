import { Message, type MessageProps } from './message.tsx';

interface DismissableProps extends MessageProps {
  onDismiss(): void;
}

/** A message that stays until somebody has seen it. */
export function Dismissable({ onDismiss, ...message }: DismissableProps) {
  return (
    <div class="told" role={message.tone === 'bad' ? undefined : 'status'}>
      <Message {...message} />
      <button type="button" class="quiet" onClick={onDismiss}>
        Dismiss
      </button>
    </div>
  );
}
