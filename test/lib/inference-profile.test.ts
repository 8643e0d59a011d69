import { invokedIn, type ProfileKind } from '../../lib/inference-profile.ts';
import { accessOf } from '../../local/engines/bedrock/access.ts';

const MODEL = 'amazon.nova-micro-v1:0';
const modelIn = (region: string) => `arn:aws:bedrock:${region}::foundation-model/${MODEL}`;

/** What IAM must allow, by the stand-in's own list of where profiles send calls. */
function asked(region: string, modelId: string): string[] {
  const call = { region, operation: 'ConverseStream', input: { modelId } } as unknown as Parameters<
    typeof accessOf
  >[0];
  return accessOf(call, '1').map(({ resource }) => resource);
}

test.each<[ProfileKind, string]>([
  ['none', 'eu-west-1'],
  ['geographic', 'us-east-1'],
  ['geographic', 'eu-west-1'],
  ['geographic', 'ap-northeast-1'],
  ['geographic', 'sa-east-1'],
  ['global', 'eu-west-1'],
])('a call by a profile of kind %s in %s touches what it names', (kind, region) => {
  const { modelId, regions, isProfile } = invokedIn(region, MODEL, kind);
  const profile = isProfile ? [`arn:aws:bedrock:${region}:1:inference-profile/${modelId}`] : [];
  expect(asked(region, modelId).sort()).toEqual([...profile, ...regions.map(modelIn)].sort());
});

test('a global profile runs wherever there is room, which is an ARN without a region', () => {
  expect(invokedIn('eu-west-1', MODEL, 'global').regions.map(modelIn)).toContain(
    `arn:aws:bedrock:::foundation-model/${MODEL}`,
  );
});
