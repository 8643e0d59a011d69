import { appComplaint } from '../../../local/start/app-complaint.ts';

test('a misconfiguration is told by its sentences alone', () => {
  const sentences =
    'bin/configuration.ts cannot be deployed:\n- regions has "bad-name", which is no AWS region; write it like eu-west-1.';
  expect(appComplaint(`${sentences}\n`)).toBe(sentences);
});

test('any other failure is told whole', () => {
  expect(appComplaint('TypeError: x\n    at y')).toBe(
    'The CDK app could not be synthesized:\nTypeError: x\n    at y',
  );
});
