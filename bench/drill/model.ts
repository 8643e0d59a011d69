import { explore, type Progress } from '../../test/twin/explore.ts';
import { progress } from '../prove/progress.ts';

/** Lives short histories in virtual time until clients asked for so many operations; whether no promise was broken. */
export async function drillModel(operations: number, seed: number): Promise<boolean> {
  console.log(`Seed ${seed}: at least ${operations} operations of clients in the model`);
  const report = progress();
  const { violations, ...explored } = await explore({
    operations,
    seed,
    onProgress: (soFar) => report(() => lineOf(soFar)),
  });
  for (const { violation, steps, replay } of violations) {
    console.log(`${violation}\n${steps}`);
    console.log(`This history alone: replay(${JSON.stringify(replay)}) of test/twin/explore.ts`);
  }
  console.log(`${lineOf(explored)}, ${explored.seconds.toFixed(0)} s, ${violations.length} violations.`);
  console.log(`Repeat it with: npm run drill -- --model --seed ${seed} --operations ${operations}`);
  return violations.length === 0;
}

function lineOf({ operations, steps, histories }: Progress): string {
  return `${operations} operations of clients among ${steps} steps in ${histories} histories`;
}
