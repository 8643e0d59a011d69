import { functionOf, functionsOf } from './functions-fixture.ts';

// A local cloud's functions in a process that a test kills: says the process of its one environment.
const { invoke } = functionsOf([functionOf('app-pid', 'export const handler = async () => process.pid;')]);
const { payload } = await invoke('app-pid');
process.stdout.write(`${payload}\n`);
setInterval(() => {}, 1_000);
