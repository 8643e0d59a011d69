import { setTimeout as sleep } from 'node:timers/promises';
import { ExecutionEnvironment } from '../../../local/lambda/execution-environment.ts';
import { functionOf } from './functions-fixture.ts';

const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

test('one that is ended before its API is open starts no program, and leaves no port open', async () => {
  const before = servers();
  let spawned = 0;
  const exits: ExecutionEnvironment[] = [];
  const environment = new ExecutionEnvironment({
    spec: functionOf('app-never', ''),
    rank: 0,
    clockOffsetMs: () => 0,
    spawn: () => {
      spawned++;
      throw new Error('not to be started');
    },
    log: () => {},
    onReady: () => {},
    onExit: (ended) => exits.push(ended),
  });
  const started = environment.start();
  environment.kill({ kind: 'killed' });
  await started;
  await sleep(50);
  expect([spawned, exits.length, servers()]).toEqual([0, 1, before]);
});
