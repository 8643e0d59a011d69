import type { Assembly } from '../assembly/assembly.ts';
import { edgeLambdaNames } from '../edge/edge-lambda.ts';
import { fedFunctions } from '../lambda/event-source-mappings.ts';
import { type FunctionSpec, functionSpecOf } from '../lambda/function-spec.ts';

/** Every function of the app, with what other resources say of it. */
export function functionSpecsIn(assembly: Pick<Assembly, 'resources' | 'functionCode'>): FunctionSpec[] {
  const { resources } = assembly;
  const atEdge = edgeLambdaNames(resources);
  const fed = fedFunctions(resources);
  return resources
    .filter(({ type }) => type === 'AWS::Lambda::Function')
    .map((resource) =>
      functionSpecOf(resource, assembly.functionCode(resource), {
        isAtEdge: atEdge.has(resource.physicalName),
        isFed: fed.has(resource.physicalName),
      }),
    );
}
