import type { CompletionPlace } from '../store/progress-store.ts';
import type { Ports } from './ports.ts';

/** Whether a question has ended or was cancelled, as far as it is visible here. */
export async function isOver({ completions }: Ports, place: CompletionPlace): Promise<boolean> {
  const { finished, failed, cancelled } = await completions.completion(place.sessionId, place);
  return finished !== undefined || failed !== undefined || cancelled !== undefined;
}
