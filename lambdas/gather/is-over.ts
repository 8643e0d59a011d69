import { placeOf } from '../answers/ends.ts';
import type { ModelTask } from '../contract/model-task.ts';
import type { Ports } from './ports.ts';

/** Whether a question has ended or was cancelled, as far as it is visible here. */
export async function isOver({ completions }: Ports, { ask }: ModelTask): Promise<boolean> {
  const { finished, failed, cancelled } = await completions.completion(ask.sessionId, placeOf(ask));
  return finished !== undefined || failed !== undefined || cancelled !== undefined;
}
