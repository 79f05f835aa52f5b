import { describe, expect, it } from 'vitest';
import { CHANGES, clientOf, errorOf, startSandbox } from './support/sandbox.ts';

const CSV = 'who,what\nDana Ruiz,"queue Billing"\n';

describe('a file upload', () => {
  it('in three steps by the real client lands in the thread', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const root = await client.chat.postMessage({ channel: CHANGES, text: 'root' });
    await client.filesUploadV2({
      channel_id: CHANGES,
      thread_ts: root.ts ?? '',
      filename: 'changes.csv',
      title: 'All changes',
      content: CSV,
      initial_comment: 'All 118',
    });
    const [, reply] = sandbox.thread(CHANGES, root.ts ?? '');
    const [id = ''] = reply?.files ?? [];
    expect([reply?.text, sandbox.files.get(id)?.bytes?.toString('utf8')]).toEqual(['All 118', CSV]);
    expect((await client.files.info({ file: id })).file).toMatchObject({
      name: 'changes.csv',
      title: 'All changes',
      size: 35,
    });
    const url = `${sandbox.origin}/files-pri/${id}/changes.csv`;
    const bearer = { authorization: `Bearer ${sandbox.botToken}` };
    expect([(await fetch(url)).status, await (await fetch(url, { headers: bearer })).text()]).toEqual([403, CSV]);
  });

  it('takes exactly the bytes that were announced, once', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 3,
    });
    const upload = async (body: string) => (await fetch(url, { method: 'POST', body })).status;
    expect(await errorOf(client.files.completeUploadExternal({ files: [{ id }] }))).toBe('file_update_failed');
    expect([await upload('four'), await upload('one'), await upload('two')]).toEqual([400, 200, 400]);
    expect(await errorOf(client.files.completeUploadExternal({ files: [{ id }] }))).toBe('ok');
  });

  it.each([
    ['nowhere it is', { channel_id: 'C0GENERAL0' }, 'not_in_channel'],
    ['an archived channel', { channel_id: 'C0OLD00000' }, 'is_archived'],
    ['a thread that is gone', { channel_id: CHANGES, thread_ts: '1234567890.123456' }, 'thread_not_found'],
  ])('to %s is refused', async (_where, to, error) => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const { upload_url: url = '', file_id: id } = await client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 3,
    });
    await fetch(url, { method: 'POST', body: 'one' });
    expect(await errorOf(client.apiCall('files.completeUploadExternal', { files: [{ id }], ...to }))).toBe(error);
  });

  it('needs files:write', async () => {
    const client = clientOf(await startSandbox({ manifest: {} }));
    expect(await errorOf(client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 }))).toBe('missing_scope');
  });
});
