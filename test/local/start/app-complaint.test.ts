import { appComplaint } from '../../../local/start/app-complaint.ts';

test('a misconfiguration is told by its sentences, without the stack around them', () => {
  const printed = [
    '/app/lib/configuration.ts:60',
    '    throw new ConfigurationError(`…`);',
    '          ^',
    '',
    'ConfigurationError: bin/configuration.ts cannot be deployed:',
    '- regions has "bad-name", which is no AWS region; write it like eu-west-1.',
    '    at checkedConfiguration (/app/lib/configuration.ts:60:11)',
    '',
    'Node.js v20.20.2',
  ].join('\n');
  expect(appComplaint(printed)).toBe(
    'bin/configuration.ts cannot be deployed:\n- regions has "bad-name", which is no AWS region; write it like eu-west-1.',
  );
});

test('any other failure is told whole', () => {
  expect(appComplaint('TypeError: x\n    at y')).toBe(
    'The CDK app could not be synthesized:\nTypeError: x\n    at y',
  );
});
