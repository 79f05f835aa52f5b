import { field, textField } from '../fields.ts';
import { fileJson } from '../json/file.ts';
import { addMessage, findMessage, rootTs } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { changed, nextId, type StoredFile, type World } from '../world.ts';
import { countArg, listArg, needArg, textArg } from './args.ts';
import { readContent } from './compose.ts';
import { type Call, type Method, visibleChannel } from './method.ts';

const TYPES = new Map([
  ['csv', 'text/csv'],
  ['json', 'text/plain'],
  ['md', 'text/markdown'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
  ['txt', 'text/plain'],
  ['zip', 'application/zip'],
]);

// 1 GB, Slack's largest file.
const MOST_BYTES = 1_073_741_824;

const getUploadUrl: Method = {
  name: 'files.getUploadURLExternal',
  token: 'bot',
  scopes: ['files:write'],
  tier: 4,
  args: ['filename', 'length', 'alt_txt', 'alt_text', 'snippet_type'],
  run({ world, args, entry }) {
    const name = needArg(args, 'filename');
    const length = countArg(args, 'length', { otherwise: 0, max: MOST_BYTES });
    if (length === 0) throw new Refusal('invalid_arguments');
    const id = nextId(world, 'F');
    const mimetype = TYPES.get(name.split('.').at(-1)?.toLowerCase() ?? '') ?? 'application/octet-stream';
    const file: StoredFile = { id, name, title: name, mimetype, length, bytes: undefined, shared: false };
    world.files.set(id, file);
    const ticket = nextId(world, 'upload').toLowerCase();
    world.uploads.set(ticket, id);
    entry.effect = `reserved ${id}`;
    return { upload_url: `${world.origin}/upload/v1/${ticket}`, file_id: id };
  },
};

const complete: Method = {
  name: 'files.completeUploadExternal',
  token: 'bot',
  scopes: ['files:write'],
  tier: 4,
  args: ['files', 'channel_id', 'channels', 'thread_ts', 'initial_comment', 'blocks'],
  run(call) {
    const { world, args, entry } = call;
    const files = (listArg(args, 'files', 'invalid_arguments') ?? []).map((one) => uploaded(world, one));
    if (files.length === 0) throw new Refusal('invalid_arguments');
    const channelId = textArg(args, 'channel_id');
    if (channelId !== undefined) entry.effect = shareFiles(call, channelId, files);
    for (const file of files) file.shared = channelId !== undefined;
    changed(world, {});
    return { files: files.map(({ id }) => fileJson(world, id)) };
  },
};

function uploaded(world: World, value: unknown): StoredFile {
  const file = world.files.get(textField(value, 'id') ?? '');
  if (!file) throw new Refusal('file_not_found');
  if (!file.bytes) throw new Refusal('file_update_failed');
  const title = field(value, 'title');
  if (typeof title === 'string') file.title = title;
  return file;
}

function shareFiles(call: Call, channelId: string, files: readonly StoredFile[]): string {
  const { world, args } = call;
  const channel = visibleChannel(world, channelId);
  if (!channel.members.has(world.workspace.botUserId)) throw new Refusal('not_in_channel');
  if (channel.archived) throw new Refusal('is_archived');
  const thread = textArg(args, 'thread_ts');
  if (thread !== undefined && !findMessage(channel, thread)) throw new Refusal('thread_not_found');
  const { blocks } = readContent(call, { wholeSize: true, parse: 'none' });
  const message = addMessage(world, channel, {
    userId: world.workspace.botUserId,
    own: true,
    text: textArg(args, 'initial_comment') ?? '',
    blocks,
    threadTs: thread === undefined ? undefined : rootTs(channel, thread),
    files: files.map(({ id }) => id),
  });
  return `posted ${channel.id} ${message.ts}`;
}

const info: Method = {
  name: 'files.info',
  token: 'bot',
  scopes: ['files:read'],
  tier: 4,
  args: ['file', 'count', 'cursor', 'limit', 'page'],
  run({ world, args }) {
    const file = world.files.get(needArg(args, 'file'));
    if (!file?.bytes) throw new Refusal('file_not_found');
    return { file: fileJson(world, file.id), comments: [], response_metadata: { next_cursor: '' } };
  },
};

export const FILE_METHODS: readonly Method[] = [getUploadUrl, complete, info];
