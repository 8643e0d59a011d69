import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import type { Commit } from '../../../lambdas/domain/lane.ts';
import type { Stores } from '../../../lambdas/store/lanes.ts';
import type { ProgressStore } from '../../../lambdas/store/progress-store.ts';
import type { SessionStore } from '../../../lambdas/store/session-store.ts';
import { ANNA, commit, idAt, patched, sent } from '../domain/factories.ts';

export interface Closing extends Stores {
  readonly sessions: SessionStore;
  readonly completions: ProgressStore;
  close(): Promise<void>;
}

/** Identities of one hour that a store of this suite keeps together before it splits them, if it does. */
export const IDS_PER_ITEM = 5;

/** One store for the tests of a suite, and a session of its own for each of them. */
export function storesOf(create: () => Promise<Closing>) {
  let stores: Closing;
  let sessionId: string;
  let cases = 0;
  beforeAll(async () => {
    stores = await create();
  });
  afterAll(() => stores.close());
  beforeEach(() => {
    cases++;
    sessionId = `${ANNA}.${idAt(cases)}`;
  });
  return {
    get stores() {
      return stores;
    },
    get sessionId() {
      return sessionId;
    },
    /** Somebody whom no other test knows. */
    get person() {
      return cases.toString(16).padStart(32, '0');
    },
    message: (millis: number, source = ANNA): MeridianEvent<'message.sent'> => ({
      ...(sent(millis, `message ${millis}`, source).event as MeridianEvent<'message.sent'>),
      subject: sessionId,
    }),
    append: async (lane: string, ...versions: number[]): Promise<Commit[]> => {
      const commits = versions.map((version) => commit(lane, version, [patched(version, { n: version })]));
      for (const one of commits) {
        expect(await stores.events.append(sessionId, one)).toBe('appended');
      }
      return commits;
    },
  };
}
