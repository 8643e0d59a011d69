import { useSignal } from '@preact/signals';
import type { Stage } from '../../demo/stage.ts';
import { Message } from '../../parts/message.tsx';
import type { Cloud } from '../cloud.ts';
import { spoiltIntent } from './spoilt-intent.ts';

/** Puts a message with a mistake onto a dead-letter queue, for whoever wants to see what becomes of it. */
export function MakeLetter({ cloud, stage }: { readonly cloud: Cloud; readonly stage: Stage }) {
  const problem = useSignal<string | undefined>(undefined);
  const make = async (): Promise<void> => {
    const up = cloud.regions.find((region) => cloud.latest.value?.regions[region]?.up !== false);
    const queue = deadLettersIn(cloud);
    if (up === undefined || queue === undefined) {
      problem.value = 'No region is up to take it. Restore one.';
      return;
    }
    const body = spoiltIntent(stage.sessionId.value, Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    problem.value = undefined;
    await cloud.bury({ region: up, queue, body }).catch((error: Error) => {
      problem.value = error.message;
    });
  };
  return (
    <>
      <button type="button" onClick={make}>
        Make a dead letter
      </button>
      {problem.value !== undefined && (
        <Message tone="bad" title="No letter was made">
          {problem.value}
        </Message>
      )}
    </>
  );
}

function deadLettersIn({ latest }: Cloud): string | undefined {
  const [region] = Object.values(latest.value?.regions ?? {});
  return Object.keys(region?.queues ?? {}).find((name) => name.endsWith('-interactive-dead-letters'));
}
