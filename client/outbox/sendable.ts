import { COMMAND_BYTES } from '../../lambdas/contract/client-limits.ts';
import { hazardsOf, isObject } from '../../lambdas/domain/json.ts';
import { ClientError } from '../client-error.ts';
import { asCalled } from './as-called.ts';
import { byteLength } from './byte-length.ts';
import type { Command } from './intent.ts';

/**
 * The command as JSON has it, which is what is kept, sent and shown at once.
 * @throws ClientError `invalid` where there is no JSON of it, or the API would refuse it for certain
 */
export function sendable(command: Command): Command {
  const [hazard] = hazardsOf(payloadOf(command));
  if (hazard !== undefined) throw unsendable(asCalled(command, `"${hazard.pointer}" ${hazard.detail}`));
  const text = JSON.stringify(command);
  const plain = JSON.parse(text) as Command;
  if (!isObject(payloadOf(plain))) throw unsendable('It is no object');
  const bytes = byteLength(text);
  if (bytes > COMMAND_BYTES) throw unsendable(`It has ${bytes} bytes of ${COMMAND_BYTES}`);
  return plain;
}

function unsendable(fault: string): ClientError {
  return new ClientError('invalid', `${fault}; nothing was recorded.`);
}

function payloadOf(command: Command): unknown {
  if (command.type === 'profile.patch') return command.patch;
  return command.type === 'message.send' ? command.message : command;
}
