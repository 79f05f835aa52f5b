import type { WebClient } from '@slack/web-api';
import type { SlackCalls } from '../deliver.ts';
import { SlackRefusal } from '../errors.ts';
import type { Pacer } from './pacer.ts';
import { channelLane } from './poster.ts';
import { toRefusal } from './refusal.ts';
import { uploadBytes } from './send-file.ts';

type FileDeps = Readonly<{ client: WebClient; fetch: typeof globalThis.fetch; pacer: Pacer }>;

/** The files.* methods of an upload are Tier 4: 100 a minute. */
const FILES_SPACING_MS = 650;

/** Files in a notice's thread: uploaded where nobody sees them, then shared, so that one can be looked for by its id. */
export function createThreadFiles({ client, fetch, pacer }: FileDeps): Pick<SlackCalls, 'upload' | 'share'> {
  const refuse = (error: unknown): never => {
    throw toRefusal(error);
  };
  return {
    async upload({ name, text }) {
      const lane = { key: 'files.getUploadURLExternal', spacingMs: FILES_SPACING_MS };
      return pacer.run([lane], 'notice', () =>
        uploadBytes({ client, fetch }, { name, text })
          .catch(refuse)
          // Nobody sees it until it is shared: it may be sent again.
          .catch((error: unknown) => {
            if (!(error instanceof SlackRefusal) || error.kind !== 'uncertain') throw error;
            throw new SlackRefusal('passing', error.reason, { cause: error });
          }),
      );
    },
    async share({ channel, threadTs }, { id, title, comment }, before) {
      const lanes = [
        { ...channelLane(channel), isOther: true },
        { key: 'files.completeUploadExternal', spacingMs: FILES_SPACING_MS },
      ];
      const send = () =>
        client.files
          .completeUploadExternal({
            files: [{ id, title }],
            channel_id: channel,
            thread_ts: threadTs,
            initial_comment: comment,
          })
          .catch(refuse);
      await pacer.run(lanes, 'notice', send, before);
    },
  };
}
