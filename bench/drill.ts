import '../bin/quiet-sdk.ts';
import { forget, startCloudProcess } from '../local/testing/cloud-process.ts';
import { optionsOf } from './drill/options.ts';
import { drill } from './drill/run.ts';

const options = optionsOf(process.argv.slice(2), [], Math.floor(Math.random() * 2 ** 31));
for (const seed of options.seeds) {
  const cloud = await startCloudProcess();
  try {
    const { minutes, clients, faults } = options;
    const done = await drill(cloud, {
      seed,
      minutes,
      clients,
      faults,
      hiddenSeconds: 10,
      folder: `reports/drill/seed-${seed}`,
    });
    console.log(`${done.entries.length} operations, quiet after ${done.quietMs - done.healedMs} ms`);
    for (const { id, among, violations } of done.verdicts)
      console.log(id, violations.length, 'of', among, violations.slice(0, 3));
  } finally {
    await cloud.stop();
    await forget(cloud);
  }
}
