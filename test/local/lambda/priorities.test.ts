import { getPriority } from 'node:os';
import type { CloudResource } from '../../../local/engines/engine.ts';
import { fedFunctionNames } from '../../../local/lambda/event-source-mappings.ts';
import { functionOf, functionsOf, stopAll } from './functions-fixture.ts';

const PRIORITY = `
  import { getPriority } from 'node:os';
  export const handler = async () => getPriority();
`;

afterEach(stopAll);

// Lower numbers go first: https://man7.org/linux/man-pages/man7/sched.7.html
(process.platform === 'win32' ? describe.skip : describe)('on a machine with too much to do', () => {
  test('functions give way to the cloud, and those fed by queues and streams to those that are waited for', async () => {
    const { invoke } = functionsOf([
      functionOf('app-read', PRIORITY),
      functionOf('app-apply', PRIORITY, { isFed: true }),
    ]);
    const [asked, fed] = await Promise.all([invoke('app-read'), invoke('app-apply')]);
    expect(Number(asked?.payload)).toBeGreaterThan(getPriority());
    expect(Number(fed?.payload)).toBeGreaterThan(Number(asked?.payload));
  });
});

test('fed is whom a mapping names, by whichever name', () => {
  const mapping = (FunctionName: string) =>
    ({ type: 'AWS::Lambda::EventSourceMapping', properties: { FunctionName } }) as unknown as CloudResource;
  const api = { type: 'AWS::ApiGatewayV2::Integration', properties: { FunctionName: 'app-read' } };
  const live = mapping('arn:aws:lambda:eu-west-1:111111111111:function:app-relay:live');
  const fed = fedFunctionNames([mapping('app-apply'), live, api as unknown as CloudResource]);
  expect([...fed]).toEqual(['app-apply', 'app-relay']);
});
