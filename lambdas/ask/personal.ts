import { mergeLanes } from '../domain/lane.ts';
import { personalIn } from '../domain/prompt/personal.ts';
import { textOf } from '../domain/register.ts';
import { loadLanes, type Stores } from '../store/lanes.ts';

/** What the profile of a session says of people to the assistant, as far as it is visible here. */
export function personalFrom(
  stores: Stores,
  lanes: readonly string[],
): (sessionId: string) => Promise<string | undefined> {
  return async (sessionId) => {
    const loaded = await loadLanes(stores, sessionId, lanes);
    const text = textOf(mergeLanes([...loaded.lanes.values()]).registers);
    // Most profiles have nothing to tell, and need not be read.
    return text.includes('"assistant":') ? personalIn(JSON.parse(text)) : undefined;
  };
}
