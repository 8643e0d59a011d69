import { checks } from '../../lambdas/http/checks.ts';
import { BODIES } from '../validation/bodies.ts';
import { isSendMessage } from '../validation/hand-written.ts';
import { SendMessage } from '../validation/zod-schema.ts';
import { answering } from './answering.ts';
import { cpuMsOf } from './cpu.ts';

export type Validator = keyof typeof VALIDATORS;

const VALIDATORS = {
  compiled: (value: unknown) => checks['message.send'](value),
  handWritten: isSendMessage,
  zod: (value: unknown) => SendMessage.safeParse(value).success,
};

requireAgreement();
answering<{ validator: Validator; times: number }>(async ({ validator, times }) => ({
  cpuMs: await cpuMsOf(() => validateAll(VALIDATORS[validator], times)),
}));

/** Returns how many passed, so that no compiler can see the work as useless. */
function validateAll(validator: (value: unknown) => boolean, times: number): number {
  let valid = 0;
  for (let time = 0; time < times; time++) {
    for (const { body } of BODIES) {
      valid += Number(validator(body));
    }
  }
  return valid;
}

/** Validators of different rules would be measured against nothing. */
function requireAgreement(): void {
  for (const [name, validator] of Object.entries(VALIDATORS)) {
    const wrong = BODIES.find(({ body, valid }) => validator(body) !== valid);
    if (wrong !== undefined) {
      throw new Error(
        `${name} takes ${JSON.stringify(wrong.body)} for ${wrong.valid ? 'invalid' : 'valid'}.`,
      );
    }
  }
}
