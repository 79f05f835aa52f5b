import type { Log } from '../deliver.ts';
import type { Lookup, LookupStore } from '../lookup.ts';
import { csvOf } from '../lookup-csv.ts';
import { ACTIONS } from '../notice/actions.ts';
import {
  csvComment,
  csvName,
  NOTHING_FOR_CSV,
  renderCsvRefused,
  renderCsvSent,
  renderMissingScope,
} from '../notice/csv-replies.ts';
import { renderForgotten } from '../notice/short-replies.ts';
import type { ActionCall, Listener } from './listener.ts';
import { missingScope } from './missing-scope.ts';
import { toRefusal } from './refusal.ts';
import { type FileDeps, sendFile } from './send-file.ts';

type CsvDeps = FileDeps &
  Readonly<{
    lookup: Lookup;
    store: Pick<LookupStore, 'find' | 'explain'>;
    command: string;
    log: Pick<Log, 'info' | 'warn'>;
  }>;

/** CSV under an answer: a file of all of it, to whoever clicked and nobody else. */
export function createCsvAction(deps: CsvDeps): Listener {
  const { lookup, command, log } = deps;

  async function run({ visitor: { slackUserId }, channel, value, respond }: ActionCall): Promise<void> {
    const file = await csvOf(deps, value);
    if (!file) return respond(renderForgotten(command));
    if (file.rows === 0) return respond(NOTHING_FOR_CSV);
    const { answer, rows, text } = file;
    await lookup.saw({ slackUserId, channel, text: `CSV of ${value} (${rows} activities)` });
    try {
      await sendFile(deps, slackUserId, { name: csvName(answer), text, comment: csvComment(answer, rows) });
    } catch (error) {
      const scope = missingScope(error);
      const { reason } = toRefusal(error);
      log.warn({ slackUserId, askedId: value, reason }, 'A file was not taken by Slack');
      return respond(scope ? renderMissingScope(scope, 'send you files') : renderCsvRefused(reason));
    }
    log.info({ slackUserId, askedId: value, rows }, 'Sent an answer as a file');
    await respond(renderCsvSent(rows, answer.found));
  }

  return { kind: 'action', id: ACTIONS.csv, run };
}
