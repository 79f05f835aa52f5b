import { rewrite } from './rewrite.ts';

// A planted bug: nothing is ever found in a channel, so that an uncertain post is sent again.
rewrite(
  'src/slack/find-posted.ts',
  /export function createFindPosted\(/,
  "export function createFindPosted() { const none = async () => 'none' as const; return { findPosted: none, findReply: none }; }\nexport function findPostedIndeed(",
);
