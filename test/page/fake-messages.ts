import type { UiMessage } from '../../sandbox/ui-protocol.ts';
import { BOT, CHANGES, GENERAL } from './fake-workspace.ts';

type Block = Readonly<Record<string, unknown>>;

const text = (words: string, style?: Readonly<Record<string, true>>): Block =>
  style ? { type: 'text', text: words, style } : { type: 'text', text: words };
const bold = (words: string): Block => text(words, { bold: true });
const italic = (words: string): Block => text(words, { italic: true });
const line = (...elements: readonly Block[]): Block => ({ type: 'rich_text_section', elements });
const bullets = (...lines: readonly Block[]): Block => ({ type: 'rich_text_list', style: 'bullet', elements: lines });
const rich = (...elements: readonly Block[]): Block => ({ type: 'rich_text', elements });
const context = (words: string): Block => ({ type: 'context', elements: [{ type: 'mrkdwn', text: words }] });
const plainText = (words: string): Block => ({ type: 'plain_text', text: words, emoji: false });
const when = (seconds: number): string =>
  `<!date^${seconds}^{date_short_pretty} {time}|${new Date(seconds * 1000).toISOString()}>`;

const button = (words: string, action: string, value = 'n1'): Block => ({
  type: 'button',
  text: plainText(words),
  action_id: action,
  value,
});

const lineMenu = (value: string): Block => ({
  type: 'overflow',
  action_id: 'trail:line_menu:v1',
  options: ['Details', 'More by this person', 'History of this resource', 'Around this time'].map((words) => ({
    text: plainText(words),
    value: `${words.split(' ')[0]?.toLowerCase()}:${value}`,
  })),
});

const noticeButtons = (who: string, what: string): Block => ({
  type: 'actions',
  block_id: 'notice',
  elements: [
    button('Details', 'trail:details:v1'),
    button(`More by ${who}`, 'trail:more_by:v1'),
    button(`History of ${what}`, 'trail:history:v1'),
    {
      type: 'overflow',
      action_id: 'trail:notice_menu:v1',
      options: [
        { text: plainText('Around this time'), value: 'around:n1' },
        { text: plainText('Raw record, for me only'), value: 'raw:n1' },
        { text: plainText('Open in Amazon Connect'), value: 'link:n1', url: 'https://acme-eu.my.connect.aws/queues' },
      ],
    },
  ],
});

function fromBot(ts: string, words: string, blocks: readonly Block[], more: Partial<UiMessage> = {}): UiMessage {
  const none = { edited: false, ephemeral: false, broadcast: false, files: [], replies: { count: 0, userIds: [] } };
  return { channel: CHANGES, ts, userId: BOT, text: words, blocks, ...none, ...more };
}

export const QUEUE_NOTICE = '1795342325.000100';

/** Notices N2, N3 and N6 of the message guide. */
export function notices(): readonly UiMessage[] {
  return [
    fromBot(
      '1795309680.000100',
      'Deploy: ci-deploy changed 300 flows and 12 modules, 2 not deployed · Acme EU',
      [
        rich(
          line(bold('Deploy by ci-deploy'), text(' (Terraform, session gha-4711) · running 02:00–02:38, finished')),
          bullets(
            line(
              text('300 flows: 298 published, '),
              bold('2 not deployed'),
              text(': '),
              italic('Main IVR ES'),
              text(', '),
              italic('Survey FR'),
              text(' (invalid content)'),
            ),
            line(text('12 modules published · 38 tags')),
            line(text('412 calls were throttled by AWS and succeeded on retry')),
          ),
          line(
            bold('1 hand edit overwritten?'),
            text(' Main IVR was published by Omar Haddad yesterday 17:40 and by this deploy now.'),
          ),
        ),
        context('Acme EU · list and CSV in the thread'),
        noticeButtons('ci-deploy', 'this deploy'),
      ],
      {
        edited: true,
        files: [
          {
            id: 'F0000000CSV1',
            name: 'deploy-gha-4711.csv',
            mimetype: 'text/csv',
            size: 48_120,
            preview:
              'time,actor,verb,resource,outcome\n2026-11-22T01:00:04Z,ci-deploy,published,Main IVR,ok\n2026-11-22T01:00:05Z,ci-deploy,published,Survey DE,ok',
          },
        ],
      },
    ),
    fromBot(QUEUE_NOTICE, 'Dana Ruiz edited queue Billing: 4 settings, 1 refused · Acme EU', [
      rich(
        line(bold('Dana Ruiz'), text(' edited queue '), bold('Billing'), text(': 4 settings')),
        bullets(
          line(text('max contacts: 40 → '), bold('10')),
          line(text('hours: Weekday EU → '), bold('24x7')),
          line(text('outbound caller name: '), bold('Acme Billing'), text(' (earlier value not known)')),
          line(text('status: '), bold('disabled'), text(': the queue stops taking new contacts')),
        ),
        line(text('Refused, nothing changed: outbound e-mail address (she may not use it: AccessDenied)')),
      ),
      context(`${when(1795342320)}, 5 calls in 2 s · admin website · Acme EU`),
      noticeButtons('Dana', 'Billing'),
    ]),
    fromBot(
      '1795342805.000100',
      'Sensitive: Dana Ruiz gave herself security profile Admin · Acme EU',
      [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: ':red_circle: *Sensitive: Dana Ruiz gave herself security profile Admin*\nnow: _Supervisor, Admin_ · before: _Supervisor_ (record of 14 Sep)\nWhy it matters: Admin can create users, listen to recordings and change every flow.',
            verbatim: true,
          },
        },
        context(`${when(1795342800)} · admin website · Acme EU`),
        noticeButtons('Dana', 'Dana'),
      ],
      { replies: { count: 0, userIds: [] } },
    ),
  ];
}

/** Answer A1 of the message guide. */
export function lookupAnswer(ts: string): UiMessage {
  const entry = (words: string, value: string): Block => ({
    type: 'section',
    block_id: `line-${value}`,
    text: { type: 'mrkdwn', text: words, verbatim: true },
    accessory: lineMenu(value),
  });
  return fromBot(
    ts,
    '3 changes to queue Billing, the last by Dana Ruiz 18 min ago. One was refused.',
    [
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: '*3 changes to queue Billing*, the last by Dana Ruiz 18 min ago. One was refused.',
        },
      },
      context('_Read as: queue Billing in Acme EU and Acme US · since Sat 21 Nov 09:00 Europe/Berlin_'),
      { type: 'divider' },
      { type: 'section', text: { type: 'mrkdwn', text: '*Acme EU*' } },
      entry(`${when(1795342320)} *Dana Ruiz* edited 4 settings: disabled, max contacts 40 → 10, …`, 'e1'),
      entry(`${when(1795275600)} *ci-deploy* (Terraform) tried to rename it, refused: name in use`, 'e2'),
      { type: 'section', text: { type: 'mrkdwn', text: '*Acme US*' } },
      entry(`${when(1795249800)} *Omar Haddad* max contacts → 25`, 'e3'),
      context('Complete from Sat 09:00 to 11:28 (last 2 min may still arrive).'),
      {
        type: 'actions',
        block_id: 'answer',
        elements: [
          {
            ...button('Share', 'trail:share:v1'),
            style: 'primary',
            confirm: {
              title: plainText('Share this answer?'),
              text: plainText('Everybody in #connect-changes will see it.'),
              confirm: plainText('Share'),
              deny: plainText('Keep it'),
            },
          },
          button('Older', 'trail:older:v1'),
          { ...button('Open queue', 'trail:link:v1'), url: 'https://acme-eu.my.connect.aws/queues' },
        ],
      },
    ],
    { ephemeral: true },
  );
}

const EVIL = '<img src=x onerror="document.title=\'owned\'">';
const EVIL_SCRIPT = '<script>document.title="owned"</script>';

/** Names that try everything, in every place where text can stand. */
export function hostileMessage(): UiMessage {
  return fromBot(
    '1795343400.000100',
    `${EVIL} ${EVIL_SCRIPT}`,
    [
      { type: 'header', text: plainText(EVIL) },
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: `created user ${EVIL_SCRIPT} &lt;!channel&gt; <javascript:alert(1)|click> <data:text/html,x|data>`,
        },
        fields: [{ type: 'mrkdwn', text: EVIL }, plainText(EVIL_SCRIPT)],
      },
      { type: 'image', image_url: 'https://evil.example/track.png', alt_text: EVIL },
      rich(line(text(EVIL), { type: 'link', url: 'javascript:alert(1)', text: 'link' }), {
        type: 'rich_text_preformatted',
        elements: [text(EVIL_SCRIPT)],
      }),
      { type: 'markdown', text: `# ${EVIL}\n[x](javascript:alert(1)) **${EVIL_SCRIPT}**` },
      { type: 'table', rows: [[{ type: 'raw_text', text: EVIL }], [{ type: 'raw_text', text: EVIL_SCRIPT }]] },
      { type: 'actions', elements: [button(EVIL, 'x')] },
    ],
    { channel: GENERAL },
  );
}
