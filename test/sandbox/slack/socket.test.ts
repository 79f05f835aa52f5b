import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openSocket } from './support/raw-socket.ts';
import { CHANGES, clientOf, DANA, errorOf, startSandbox } from './support/sandbox.ts';

const say = () => ({ text: 'heard' });

describe('Socket Mode', () => {
  it('greets, and gives each envelope to one of the connections in turn', async () => {
    const sandbox = await startSandbox();
    const [one, two] = [await openSocket(sandbox, say), await openSocket(sandbox, say)];
    for (const text of ['a', 'b', 'c', 'd']) await sandbox.command(DANA, CHANGES, `/trail ${text}`);
    expect(one.frames[0]).toMatchObject({ type: 'hello', connection_info: { app_id: 'A0TRAIL000' } });
    expect([one.frames.length, two.frames.length]).toEqual([3, 3]);
    expect(one.frames[1]).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: '/trail' },
    });
    expect(sandbox.ephemerals(DANA).map(({ text }) => text)).toEqual(['heard', 'heard', 'heard', 'heard']);
  });

  it('warns before it closes connections for a refresh', async () => {
    const sandbox = await startSandbox();
    const { frames, closed } = await openSocket(sandbox);
    sandbox.sockets.refresh();
    expect(await closed).toBe(1000);
    expect(frames.slice(1)).toMatchObject([
      { type: 'disconnect', reason: 'warning' },
      { type: 'disconnect', reason: 'refresh_requested' },
    ]);
    await sandbox.until(() => sandbox.sockets.open() === 0);
  });

  it('tells the person when no connection is open, or when it is cut', async () => {
    const sandbox = await startSandbox();
    const gone = { ok: false, error: '/trail failed because the app did not respond' };
    expect(await sandbox.command(DANA, CHANGES, '/trail')).toEqual(gone);
    await openSocket(sandbox, say);
    sandbox.faults.order({ method: 'socket', kind: 'cut_socket' });
    expect(await sandbox.command(DANA, CHANGES, '/trail')).toEqual(gone);
    expect(sandbox.log.sent('slash_commands').map(({ failed }) => failed)).toEqual(['no connection', 'connection cut']);
  });

  it('counts acknowledgements, late and second ones too', async () => {
    const sandbox = await startSandbox({ limits: { ackMs: 20 } });
    const { socket, frames } = await openSocket(sandbox);
    expect(await sandbox.command(DANA, CHANGES, '/trail')).toMatchObject({ ok: false });
    const [entry] = sandbox.log.sent('slash_commands');
    expect(entry).toMatchObject({ acks: 0, failed: 'no answer in time' });
    const late = JSON.stringify({ envelope_id: frames.at(-1)?.envelope_id, payload: { text: 'late' } });
    socket.send(late);
    socket.send(late);
    await sandbox.until(() => entry?.acks === 2);
    expect(sandbox.ephemerals(DANA)).toEqual([]);
  });

  it('opens with a ticket, once, and never for a page of a browser', async () => {
    const sandbox = await startSandbox();
    const { url = '' } = await clientOf(sandbox, sandbox.appToken).apps.connections.open({});
    const status = async (address: string, origin?: string) => {
      const socket = new WebSocket(address, origin === undefined ? {} : { origin });
      const [answer] = await Promise.race([once(socket, 'open').then(() => ['open']), once(socket, 'error')]);
      socket.terminate();
      return String(answer instanceof Error ? answer.message : answer);
    };
    expect(await status(url, 'https://evil.example')).toMatch(/403/);
    expect(await status(url)).toBe('open');
    expect(await status(url)).toMatch(/403/);
  });

  it('holds ten connections', async () => {
    const sandbox = await startSandbox();
    for (let count = 0; count < 10; count += 1) await openSocket(sandbox);
    expect(await errorOf(openSocket(sandbox))).toBe('too_many_websockets');
  });

  it('is refused to apps that did not enable it', async () => {
    const sandbox = await startSandbox({ manifest: { settings: { socket_mode_enabled: false } } });
    expect(await errorOf(openSocket(sandbox))).toBe('not_allowed_token_type');
  });

  it('sends an event again until it is acknowledged', async () => {
    const sandbox = await startSandbox({ limits: { ackMs: 20, eventRetryMs: [0, 10, 10] } });
    const { frames } = await openSocket(sandbox);
    sandbox.mention(DANA, CHANGES, 'history');
    await sandbox.until(() => frames.length === 5);
    expect(frames.slice(1).map((frame) => frame.retry_attempt)).toEqual([0, 1, 2, 3]);
    expect(new Set(sandbox.log.sent('events_api').map(({ payload }) => payload.event_id)).size).toBe(1);
  });
});
