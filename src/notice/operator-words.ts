/** What the operator must do, in the words of the place where they do it. */
export function parkingAdvice(channel: string, reason: string): string {
  if (reason === 'channel_not_found' || reason === 'not_in_channel') {
    return `Cannot post to ${channel}: invite the bot there with /invite @Connect Trail, or correct NOTICE_CHANNEL.`;
  }
  if (reason === 'is_archived')
    return `Cannot post to ${channel}: it is archived. Unarchive it, or change NOTICE_CHANNEL.`;
  if (reason === 'shared_channel') {
    return `Not posting to ${channel}: it is shared with another company. Set ALLOW_SHARED_CHANNEL=true if they may read every change.`;
  }
  if (reason === 'missing_scope') {
    return `Cannot post to ${channel}: the app lacks a scope. Compare it with manifest.yml (chat:write, channels:read, groups:read), then install it again.`;
  }
  return `Cannot post to ${channel}: Slack answers ${reason}.`;
}

/** After a restore, where Slack does not let us look. */
export function heldSentence(count: number): string {
  const changes = count === 1 ? '1 notice' : `${count.toLocaleString('en-US')} notices`;
  return `${changes} from before the restore ${count === 1 ? 'is' : 'are'} held: without the history scope it cannot be seen whether the channel shows them already. Grant channels:history (groups:history for a private channel), install the app again and restart.`;
}

export function resumedSentence(channel: string): string {
  return `${channel} can be posted to again; what waited follows now.`;
}
