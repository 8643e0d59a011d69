import { COMMAND_BYTES } from '../../lambdas/contract/client-limits.ts';
import { hazardsOf } from '../../lambdas/domain/json.ts';
import { ClientError } from '../client-error.ts';
import { asCalled } from './as-called.ts';
import { byteLength } from './byte-length.ts';
import type { Command } from './intent.ts';

/** @throws ClientError `invalid` where the API would refuse the command for certain */
export function requireSendable(command: Command): void {
  const [hazard] = hazardsOf(payloadOf(command));
  if (hazard !== undefined) {
    const fault = asCalled(command, `"${hazard.pointer}" ${hazard.detail}`);
    throw new ClientError('invalid', `${fault}; nothing was recorded.`);
  }
  const bytes = byteLength(JSON.stringify(command));
  if (bytes > COMMAND_BYTES) {
    throw new ClientError('invalid', `The command has ${bytes} bytes of ${COMMAND_BYTES}.`);
  }
}

/** Undefined members are left out, as JSON does, so that what is checked is what is sent. */
function payloadOf(command: Command): unknown {
  if (command.type === 'profile.patch') return command.patch;
  return command.type === 'message.send' ? command.message : command;
}
