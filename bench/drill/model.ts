import { explore } from '../../test/twin/explore.ts';
import { progress } from '../prove/progress.ts';

/** Lives short histories in virtual time until there were so many operations; whether no promise was broken. */
export async function drillModel(operations: number, seed: number): Promise<boolean> {
  console.log(`Seed ${seed}: at least ${operations} operations in the model`);
  const report = progress();
  const { violations, ...explored } = await explore({
    operations,
    seed,
    onProgress: (soFar) => report(() => `${soFar.operations} operations in ${soFar.histories} histories`),
  });
  for (const { violation, steps, replay } of violations) {
    console.log(`${violation}\n${steps}`);
    console.log(`This history alone: replay(${JSON.stringify(replay)}) of test/twin/explore.ts`);
  }
  const { seconds, histories } = explored;
  console.log(
    `${explored.operations} operations in ${histories} histories, ${seconds.toFixed(0)} s, ${violations.length} violations.`,
  );
  console.log(`Repeat it with: npm run drill -- --model --seed ${seed} --operations ${operations}`);
  return violations.length === 0;
}
