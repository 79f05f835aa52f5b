import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { SlackSandbox } from '../../../../sandbox/slack/slack-sandbox.ts';
import { clientOf } from './sandbox.ts';

type Frame = Readonly<Record<string, unknown>>;

export type RawSocket = Readonly<{ frames: readonly Frame[]; closed: Promise<number>; socket: WebSocket }>;

/** A Socket Mode connection by hand; acknowledges everything with `answer`, or nothing when it is undefined. */
export async function openSocket(sandbox: SlackSandbox, answer?: (frame: Frame) => unknown): Promise<RawSocket> {
  const { url = '' } = await clientOf(sandbox, sandbox.appToken).apps.connections.open({});
  const socket = new WebSocket(url);
  const frames: Frame[] = [];
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('message', (data) => {
    const frame: Frame = JSON.parse(String(data));
    frames.push(frame);
    if (answer && 'envelope_id' in frame) {
      socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: answer(frame) }));
    }
  });
  onTestFinished(() => socket.terminate());
  await once(socket, 'message');
  return { frames, closed, socket };
}
