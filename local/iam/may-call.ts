import type { Engine } from '../engines/engine.ts';
import { matchesPattern } from './pattern.ts';
import type { Statement } from './statement.ts';

/**
 * Whether a role may make calls of this name on anything at all. On what, and under which conditions, each call tells;
 * services are not told apart, since a crash point names none either.
 */
export function mayCall(
  statements: readonly Statement[],
  operation: string,
  engines: readonly Pick<Engine, 'operations' | 'actions'>[],
): boolean {
  const actions = engines
    .filter(({ operations }) => operations.includes(operation))
    .flatMap((engine) => engine.actions?.[operation] ?? operation)
    .map(nameOf);
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .some((statement) => actions.some((action) => names(statement, action) !== statement.exceptActions));
}

function names(statement: Statement, action: string): boolean {
  return statement.actions.some((pattern) => matchesPattern(nameOf(pattern), action));
}

/** `putitem` of `dynamodb:PutItem`: IAM does not regard case. */
function nameOf(action: string): string {
  return action.slice(action.indexOf(':') + 1).toLowerCase();
}
