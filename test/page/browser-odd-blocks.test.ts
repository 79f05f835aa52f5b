import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startFakeUi } from './fake-ui-server.ts';
import { BOT, plain } from './fake-workspace.ts';
import { openPage } from './open-page.ts';

const browser = await openBrowser();

const BLOCKS = [
  'header',
  'section',
  'context',
  'actions',
  'divider',
  'image',
  'input',
  'rich_text',
  'markdown',
  'table',
  'data_table',
  'container',
  'nosuch',
  'constructor',
];
const ELEMENTS = [
  'button',
  'overflow',
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  'plain_text_input',
  'static_select',
  'multi_static_select',
  'external_select',
  'users_select',
  'channels_select',
  'plain_text',
  'mrkdwn',
  'raw_text',
  'raw_number',
  'rich_text_section',
  'rich_text_list',
  'rich_text_preformatted',
  'text',
  'link',
  'date',
  'emoji',
];
const KEYS = [
  'text',
  'fields',
  'elements',
  'accessory',
  'element',
  'options',
  'option_groups',
  'initial_option',
  'initial_options',
  'initial_value',
  'initial_date',
  'label',
  'hint',
  'title',
  'rows',
  'caption',
  'page_size',
  'child_blocks',
  'style',
  'indent',
  'offset',
  'url',
  'value',
  'timestamp',
  'format',
  'confirm',
  'max_length',
  'block_id',
  'action_id',
  'image_url',
  'alt_text',
  'row_header_column_index',
  'column_settings',
  'is_collapsible',
  'dispatch_action',
  '__proto__',
];

/** Blocks with the right names in the wrong places: any type, any part, any kind of value. */
const { odd } = fc.letrec<{ odd: unknown; value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constantFrom('*b*', 'https://a.example', '', -1, 1e308),
    ),
    tie('odd'),
    fc.array(tie('odd'), { maxLength: 3 }),
    fc.array(fc.array(tie('odd'), { maxLength: 2 }), { maxLength: 2 }),
  ),
  odd: fc
    .tuple(
      fc.constantFrom(...BLOCKS, ...ELEMENTS),
      fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 }),
    )
    .map(([type, parts]) => ({ ...parts, type })),
}));

describe.runIf(browser)('blocks of any shape', async () => {
  if (!browser) return;
  const ui = await startFakeUi();
  afterAll(async () => {
    await browser.close();
    await ui.close();
  });

  it('are drawn as far as they can be, and break nothing', async () => {
    const samples = fc.sample(fc.array(odd, { maxLength: 4 }), { numRuns: 180, seed: 20261122 });
    const blocks = BLOCKS.flatMap((type) =>
      fc.sample(odd, { numRuns: 8, seed: type.length }).map((sample) => [{ ...Object(sample), type }]),
    );
    [...samples, ...blocks].slice(0, 190).forEach((each, index) => {
      ui.workspace.messages.push({
        ...plain(`1795343900.${String(index).padStart(6, '0')}`, BOT, 'odd'),
        blocks: each,
      });
    });
    const { page, context, foreign, problems } = await openPage(browser, ui.url);
    await page.locator('[data-ts="1795343900.000189"]').waitFor({ state: 'attached' });
    expect(await page.getByText('This cannot be drawn.').count()).toBe(0);
    expect(await page.getByRole('textbox', { name: 'Message #connect-changes' }).isVisible()).toBe(true);
    await context.close();
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
  });
});
