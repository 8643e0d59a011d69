import type { Realtime, SessionEvent, Sink } from '../../client/index.ts';
import { SESSION, started } from './session-fixture.ts';

describe('a session', () => {
  describe('with a transport that pushes', () => {
    let sink: Sink;
    const realtime: Realtime = {
      open: (_, opened) => {
        sink = opened;
        return () => undefined;
      },
    };

    test('keeps what is pushed while the state is being read', async () => {
      const { f, patched } = await started();
      const pushed = await f.start({}, { realtime });
      const session = pushed.session(SESSION);
      session.profile.subscribe(() => undefined);
      await f.time.run(1_000);
      patched('us', { a: 'older' }, -90_000);
      sink.commit(f.server.commits.at(-1) as never);
      // The request arrives after ten milliseconds, and its answer after twenty.
      await f.time.run(15);
      patched('us', { b: 'newer' });
      sink.commit(f.server.commits.at(-1) as never);
      await f.time.run(10);
      expect(session.profile.get()).toEqual({ a: 'older', b: 'newer' });
    });

    test('shows nothing from before what was read, although its push has not come', async () => {
      const { f, patched, resolved } = await started();
      const pushed = await f.start({}, { realtime });
      const session = pushed.session(SESSION);
      session.profile.subscribe(() => undefined);
      await f.time.run(1_000);
      const intent = session.update({ a: 1 });
      patched('us', { b: 'of another device' });
      const read = await resolved(session.readAfterWrite(intent));
      expect(read).toEqual({ a: 1, b: 'of another device' });
      expect(session.profile.get()).toEqual(read);
    });

    test('fetches what it hears of and does not get', async () => {
      const { f, patched } = await started();
      const pushed = await f.start({}, { realtime });
      const session = pushed.session(SESSION, { after: '' });
      const seen: SessionEvent[] = [];
      session.subscribe((event) => seen.push(event));
      await f.time.run(1_000);
      const before = f.server.requests.length;
      sink.heads({ 'us.1': 1 });
      await f.time.run(1_000);
      expect(f.server.requests.length).toBe(before);
      patched('us', { a: 1 });
      sink.heads({ 'us.1': 2 });
      await f.time.run(240);
      expect(seen).toHaveLength(1);
      await f.time.run(100);
      expect(seen).toHaveLength(2);
    });

    test('shows what is pushed without asking, holds what comes too early, and fills a gap from the log', async () => {
      const { f, patched } = await started();
      const pushed = await f.start({}, { realtime });
      const session = pushed.session(SESSION, { after: '' });
      const seen: SessionEvent[] = [];
      session.subscribe((event) => seen.push(event));
      await f.time.run(1_000);
      for (let at = 0; at < 4; at++) patched('us', { at });
      const commits = f.server.commits.slice(1);
      const asked = () => f.server.requests.filter(({ path }) => path.endsWith('/events')).length;
      const before = asked();
      sink.commit(commits[0] as never);
      sink.commit(commits[2] as never);
      sink.commit(commits[1] as never);
      sink.commit(commits[1] as never);
      expect(seen.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
      await f.time.run(1_000);
      expect(asked()).toBe(before);
      patched('us', { at: 4 });
      sink.commit(f.server.commits.at(-1) as never);
      expect(seen).toHaveLength(4);
      await f.time.run(240);
      expect(asked()).toBe(before);
      await f.time.run(1_000);
      expect(asked()).toBe(before + 1);
      expect(seen.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    });
  });
});
