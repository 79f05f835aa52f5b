import { validateAttachments } from '../blocks/attachments.ts';
import { validateBlocks } from '../blocks/blocks.ts';
import type { Problem } from '../blocks/check.ts';
import { isTooLong } from '../blocks/size.ts';
import { findBlockPings, findLinks, findPings } from '../pings.ts';
import { Refusal } from '../refusal.ts';
import { flagArg, listArg, recordArg, textArg } from './args.ts';
import { readMetadata } from './metadata.ts';
import type { Call } from './method.ts';

export type Composed = Readonly<{
  text: string | undefined;
  blocks: readonly unknown[] | undefined;
  attachments: readonly unknown[] | undefined;
  metadata: unknown;
}>;

// The text is cut there; a message's blocks have limits of their own.
const MOST_TEXT = 40_000;

/** `invalid_blocks` as Slack words it, with a pointer for each problem. */
export function refuseBlocks(problems: readonly Problem[], error = 'invalid_blocks'): void {
  if (problems.length === 0) return;
  const says = problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
  throw new Refusal(error, { errors: says, response_metadata: { messages: says.map((one) => `[ERROR] ${one}`) } });
}

/** What a message is made of, checked as Slack checks it; `whole` sizes do not bind answers to a response_url. */
export function readContent(
  call: Call,
  { wholeSize, parse }: Readonly<{ wholeSize: boolean; parse: 'none' | 'client' }>,
): Composed {
  const { args } = call;
  const blocks = listArg(args, 'blocks', 'invalid_blocks_format');
  if (blocks) refuseBlocks(validateBlocks(blocks, 'message', '/blocks'));
  const attachments = readAttachments(call);
  if (wholeSize && isTooLong([...(blocks ?? []), ...(attachments ?? [])])) throw new Refusal('msg_blocks_too_long');
  const text = readText(call, blocks);
  const composed = {
    text,
    blocks,
    attachments,
    metadata: readMetadata(recordArg(args, 'metadata', 'invalid_metadata_format')),
  };
  notePings(call, composed, parse);
  return composed;
}

function readText(call: Call, blocks: readonly unknown[] | undefined): string | undefined {
  const markdown = textArg(call.args, 'markdown_text');
  const text = textArg(call.args, 'text');
  if (markdown !== undefined) return readMarkdown(markdown, text !== undefined || blocks !== undefined);
  if (text === undefined && blocks && blocks.length > 0) call.entry.warnings.push('missing_text_in_message');
  if (text === undefined || text.length <= MOST_TEXT) return text;
  call.entry.warnings.push('message_truncated');
  return [...text].slice(0, MOST_TEXT).join('');
}

function readMarkdown(markdown: string, beside: boolean): string {
  if (beside) throw new Refusal('markdown_text_conflict');
  if ([...markdown].length > 12_000) throw new Refusal('msg_too_long');
  return markdown;
}

function readAttachments({ args }: Call): readonly unknown[] | undefined {
  const attachments = listArg(args, 'attachments', 'invalid_attachments');
  if (!attachments) return undefined;
  if (attachments.length > 100) throw new Refusal('too_many_attachments');
  refuseBlocks(validateAttachments(attachments), 'invalid_attachments');
  return attachments;
}

function notePings(
  call: Call,
  { text = '', blocks = [], attachments = [] }: Composed,
  otherwise: 'none' | 'client',
): void {
  const { world, args, entry } = call;
  const asked = textArg(args, 'parse');
  const parse = asked === 'full' || asked === 'none' || asked === 'client' ? asked : otherwise;
  const linkNames = flagArg(args, 'link_names', parse === 'full');
  entry.pings.push(...findPings(world, { text, parse, linkNames }));
  entry.pings.push(...findBlockPings(world, [...blocks, ...attachments]));
  // chat.postMessage previews media unless told not to, and text links of other sites when a person would.
  const previews = flagArg(args, 'unfurl_links', true) || flagArg(args, 'unfurl_media', true);
  if (previews && call.method === 'chat.postMessage') entry.unfurls.push(...findLinks(text, blocks));
}

/** A message says something. */
export function needContent({ text, blocks, attachments }: Composed): void {
  if (text === undefined && !blocks?.length && !attachments?.length) throw new Refusal('no_text');
}
