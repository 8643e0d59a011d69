import { SessionId } from '../../lambdas/contract/ids.ts';
import { invitationIn, isSessionId } from '../../web/demo/invitation.ts';
import { type FakePage, fakePage, SEOUL, SESSION } from './page-fixture.ts';

const NOTHING = { sessionId: undefined, isMalformed: false };

test('a link names a session, or is malformed; other addresses are neither', () => {
  expect(invitationIn(['join', SESSION])).toEqual({ sessionId: SESSION, isMalformed: false });
  expect([invitationIn([]), invitationIn(['console', 'session'])]).toEqual([NOTHING, NOTHING]);
});

test.each([[['join', 'nonsense']], [['join']], [['join', `${SESSION}x`]], [['join', SESSION.toUpperCase()]]])(
  'the link %j is malformed',
  (route) => {
    expect(invitationIn(route)).toEqual({ sessionId: undefined, isMalformed: true });
  },
);

test('a session’s id is what the contract says', () => {
  const pattern = new RegExp(SessionId.pattern ?? 'none');
  for (const text of [SESSION, '', 'nonsense', SESSION.slice(1), SESSION.replace('-7', '-4')]) {
    expect([text, isSessionId(text)]).toEqual([text, pattern.test(text)]);
  }
});

test('nobody asks the API for a session that cannot be', async () => {
  const page: FakePage = fakePage();
  const asked = jest.spyOn(globalThis, 'fetch');
  const stage = page.newStage();
  await expect(stage.begin(page.kim, SEOUL, 'nonsense')).rejects.toThrow('“nonsense” is no session’s id');
  expect([asked.mock.calls, stage.devices.value]).toEqual([[], []]);
});
