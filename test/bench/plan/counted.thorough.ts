import { type Built, buildAll } from '../../../bench/harness/build.ts';
import { commitCost } from '../../../bench/plan/commit-cost.ts';
import { relayCost } from '../../../bench/plan/relay-cost.ts';
import { authorizeCost } from '../../../bench/plan/request-cost.ts';
import { answered, patched, said } from '../../../bench/workload/sqs-batch.ts';

let built: Built;

beforeAll(async () => {
  built = await buildAll();
}, 120_000);

test('relay reads a commit’s roster and gives each member’s inbox one message', async () => {
  const { readUnits, publishesPerMember, cpuMs } = await relayCost(built, (session, n) => [
    patched(session, n),
  ]);
  expect({ readUnits, publishesPerMember }).toEqual({ readUnits: 1, publishesPerMember: 1 });
  expect(cpuMs).toBeGreaterThan(0);
}, 60_000);

test('authorize lets a device in without asking a table', async () => {
  const { readUnits, calls, cpuMs } = await authorizeCost(built);
  expect({ readUnits, calls }).toEqual({ readUnits: 0, calls: 0 });
  expect(cpuMs).toBeGreaterThan(0);
}, 60_000);

test('an answer is stored twice, in its commit and as a message', async () => {
  const text = 'word '.repeat(400);
  const answer = await commitCost(built, 1, (session) => [answered(session, text)]);
  const message = await commitCost(built, 1, (session) => [said(session, text)]);
  expect(answer.storedBytes).toBeGreaterThan(2 * text.length);
  expect(answer.storedBytes).toBeGreaterThan(message.storedBytes);
}, 60_000);
