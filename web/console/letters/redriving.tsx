import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { some } from '../../parts/format.ts';
import { Message } from '../../parts/message.tsx';
import type { Cloud } from '../cloud.ts';
import type { Letter, RedriveProgress } from '../cloud-types.ts';

interface RedrivingProps {
  readonly cloud: Cloud;
  /** Those that are chosen. */
  readonly letters: readonly Letter[];
}

/** Sends the chosen letters back, so many a second, and tells how far it is. */
export function Redriving({ cloud, letters }: RedrivingProps) {
  const id = useId();
  const perSecond = useSignal(10);
  const problem = useSignal<string | undefined>(undefined);
  const start = async (event: Event): Promise<void> => {
    event.preventDefault();
    const names = letters.map(({ region, queue, messageId }) => ({ region, queue, messageId }));
    problem.value = undefined;
    await cloud.redrive(names, perSecond.value).catch((error: Error) => {
      problem.value = error.message;
    });
  };
  return (
    <div class="redriving">
      {letters.length > 0 && (
        <form class="toolbar" onSubmit={start}>
          <div class="field inline">
            <label for={id}>Letters a second</label>
            <input
              id={id}
              type="number"
              min={1}
              max={500}
              value={perSecond.value}
              onInput={(event) => (perSecond.value = Number(event.currentTarget.value))}
            />
          </div>
          <button type="submit" class="primary">
            Redrive {some(letters.length, 'letter')}
          </button>
        </form>
      )}
      {cloud.redriving.value !== undefined && <Progress cloud={cloud} progress={cloud.redriving.value} />}
      {problem.value !== undefined && (
        <Message tone="bad" title="Nothing was redriven">
          {problem.value}
        </Message>
      )}
    </div>
  );
}

function Progress({ cloud, progress }: { readonly cloud: Cloud; readonly progress: RedriveProgress }) {
  const { total, sent, failed, state } = progress;
  return (
    <div class="progress">
      <progress max={total} value={sent + failed.length} aria-label="Redrive" />
      <p role="status">
        {sent} of {total} sent back{state === 'cancelled' && ', then cancelled'}
        {failed.length > 0 && `; ${failed.length} not: ${failed[0]?.reason}`}
      </p>
      {state === 'running' && (
        <button type="button" onClick={() => void cloud.cancelRedrive()}>
          Cancel
        </button>
      )}
    </div>
  );
}
