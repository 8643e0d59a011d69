import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { announce } from '../../parts/announce.tsx';
import { Message } from '../../parts/message.tsx';
import type { Cloud } from '../cloud.ts';
import type { Letter } from '../cloud-types.ts';

interface LetterViewProps {
  readonly cloud: Cloud;
  readonly letter: Letter;
  onClose(): void;
  /** It is on its way, and will not be in the list any more. */
  onRedriven(): void;
}

/** One dead letter, to be read, mended and sent back. */
export function LetterView({ cloud, letter, onClose, onRedriven }: LetterViewProps) {
  const [titleId, bodyId] = [useId(), useId()];
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useSignal(pretty(letter.body));
  const problem = useSignal<string | undefined>(undefined);
  useEffect(() => heading.current?.focus(), []);
  const fault = faultIn(body.value);
  const redrive = async (): Promise<void> => {
    const { region, queue, messageId } = letter;
    const isEdited = body.value !== pretty(letter.body);
    const order = { region, queue, messageId, ...(isEdited && { body: compact(body.value) }) };
    try {
      await cloud.redrive([order], 1);
      announce('The letter is back on its queue.');
      onRedriven();
    } catch (error) {
      problem.value = (error as Error).message;
    }
  };
  return (
    <section class="card letter" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          Letter {letter.messageId.slice(0, 8)}
        </h2>
        <button type="button" class="icon" aria-label="Close the letter" onClick={onClose}>
          ×
        </button>
      </header>
      <p class="reason">{letter.reason}</p>
      <div class="field">
        <label for={bodyId}>Message body</label>
        <textarea
          id={bodyId}
          rows={14}
          spellcheck={false}
          value={body.value}
          onInput={(event) => (body.value = event.currentTarget.value)}
        />
        <small>
          {fault ?? 'It is JSON. Applying it twice is harmless; one that dies again comes back here.'}
        </small>
      </div>
      <button type="button" class="primary" onClick={redrive}>
        Redrive this letter
      </button>
      {problem.value !== undefined && (
        <Message tone="bad" title="The letter was not redriven">
          {problem.value}
        </Message>
      )}
    </section>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

function faultIn(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `It is no JSON, and will die again: ${(error as Error).message}`;
  }
}
