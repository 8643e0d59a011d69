import { topicsOf } from '../../lambdas/contract/topics.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import type { Way } from '../harness/raw-device.ts';
import { quiet } from '../prove/quiet.ts';
import { untilTaken } from '../prove/sending.ts';

/** A user with sessions: a small one, and one so large that it has a topic of its own. */
export interface Stage {
  readonly cloud: CloudProcess;
  readonly token: string;
  readonly small: string;
  readonly large: string;
  /** Region whose broker the crowd is at. */
  readonly region: string;
  /** For a device of the user that hears both, and for those beside it, which hear the large one only. */
  readonly way: Way;
  readonly wayBeside: Way;
}

const TOKEN_SECONDS = 6 * 3_600;
/** More than the hundred up to which inboxes are pushed to. */
const MEMBERS = 120;
const COMMANDS_A_BATCH = 100;
/** What replication takes, made constant so that it can be told from the rest. */
export const LAG_MS = 250;

export async function setStage(cloud: CloudProcess): Promise<Stage> {
  await cloud.faults({ replication: { lagMs: [LAG_MS, LAG_MS] } });
  const region = cloud.regions[0] as string;
  const token = await cloud.token('presenter', { expiresIn: TOKEN_SECONDS });
  const create = async (): Promise<string> => {
    const call = { method: 'POST', token, body: {} };
    const { answer } = await untilTaken(() => cloud.api(region, '/v1/sessions', call));
    return String(answer.json.sessionId);
  };
  const [small, large] = [await create(), await create()];
  const additions = Array.from({ length: MEMBERS }, (_, at) => ({
    type: 'member.add',
    sessionId: large,
    subject: `listener-${at}`,
  }));
  for (let at = 0; at < MEMBERS; at += COMMANDS_A_BATCH) {
    const body = { commands: additions.slice(at, at + COMMANDS_A_BATCH) };
    await untilTaken(() => cloud.api(region, '/v1/batch', { method: 'POST', token, body }));
  }
  await quiet(cloud);
  return { cloud, token, small, large, region, ...(await waysOf(cloud, region, token, large)) };
}

async function waysOf(
  cloud: CloudProcess,
  region: string,
  token: string,
  large: string,
): Promise<Pick<Stage, 'way' | 'wayBeside'>> {
  const { json } = await cloud.api(region, '/v1/realtime', { token });
  const { endpoint, authorizer, clientIdPrefix, inbox } = json as Record<string, string>;
  const topics = topicsOf(String(inbox).split('/')[1] ?? '');
  const room = topics.session(large);
  const way = {
    endpoint: String(endpoint),
    authorizer: String(authorizer),
    clientIdPrefix: String(clientIdPrefix),
    token,
    filters: [String(inbox), room],
    sessions: [large],
  };
  return { way, wayBeside: { ...way, filters: [room] } };
}
