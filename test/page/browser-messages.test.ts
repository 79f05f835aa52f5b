import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { post } from './fake-acts.ts';
import { QUEUE_NOTICE } from './fake-messages.ts';
import { startFakeUi } from './fake-ui-server.ts';
import { BOT, CHANGES, DANA, plain } from './fake-workspace.ts';
import { type Opened, openPage } from './open-page.ts';

const browser = await openBrowser();

describe.runIf(browser)('messages on the page', async () => {
  if (!browser) return;
  const ui = await startFakeUi();
  let opened: Opened;

  beforeEach(async () => {
    ui.reset();
    opened = await openPage(browser, ui.url);
  });
  afterEach(async () => {
    await opened.context.close();
    expect({ foreign: opened.foreign, problems: opened.problems }).toEqual({ foreign: [], problems: [] });
  });
  afterAll(async () => {
    await browser.close();
    await ui.close();
  });

  const notice = () => opened.page.locator(`[role=log] [data-ts="${QUEUE_NOTICE}"]`).first();

  it('shows a notice as the bot sent it, times in the zone of the reader', async () => {
    expect(await notice().innerText()).toContain('Dana Ruiz edited queue Billing: 4 settings');
    expect(await notice().locator('.block-context').innerText()).toBe(
      'Today 11:12, 5 calls in 2 s · admin website · Acme EU',
    );
    expect(await notice().locator('strong').first().innerText()).toBe('Dana Ruiz');
    expect(await notice().getByRole('listitem').allInnerTexts()).toHaveLength(4);
  });

  it('tells the app of a click, and waits for the answer', async () => {
    let answer: (result: { ok: true }) => void = () => undefined;
    ui.answers.push(new Promise((resolve) => (answer = resolve)));
    const button = notice().getByRole('button', { name: 'Details' });
    await button.click();
    expect(await button.getAttribute('aria-busy')).toBe('true');
    answer({ ok: true });
    await notice().locator('button[data-action="trail:details:v1"][aria-busy=false]').waitFor();
    expect(ui.acts).toEqual([
      {
        kind: 'action',
        as: DANA,
        channel: CHANGES,
        ts: QUEUE_NOTICE,
        blockId: 'notice',
        actionId: 'trail:details:v1',
        element: { type: 'button', value: 'n1', text: { type: 'plain_text', text: 'Details', emoji: false } },
      },
    ]);
  });

  it('says in passing what Slack would say when a click fails', async () => {
    ui.answers.push({ ok: false, error: 'Connect Trail is not responding.' });
    await notice().getByRole('button', { name: 'Details' }).click();
    expect(await opened.page.getByRole('alert').innerText()).toContain('Connect Trail is not responding.');
  });

  it('shows the answer in the thread, which a click on the summary opens', async () => {
    await notice().getByRole('button', { name: 'History of Billing' }).click();
    await notice().getByRole('button', { name: '1 reply' }).click();
    const thread = opened.page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('9 changes').waitFor();
    expect(await thread.locator('[data-ts]').count()).toBe(2);
    expect(new URL(opened.page.url()).searchParams.get('thread')).toBe(QUEUE_NOTICE);
    await opened.page.getByRole('button', { name: 'Close thread' }).click();
    await thread.waitFor({ state: 'detached' });
  });

  it('walks an overflow menu by keyboard', async () => {
    const { page } = opened;
    const dots = notice().getByRole('button', { name: 'More options' });
    await dots.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => ui.acts.map((act) => ('element' in act ? act.element.selected_option : act.kind)))
      .toEqual([{ text: { type: 'plain_text', text: 'Raw record, for me only', emoji: false }, value: 'raw:n1' }]);
    await dots.click();
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await dots.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('asks before a button that wants to be sure', async () => {
    const { page } = opened;
    const share = page.getByRole('button', { name: 'Share', exact: true });
    await share.click();
    await page.getByRole('dialog', { name: 'Share this answer?' }).getByRole('button', { name: 'Keep it' }).click();
    expect(ui.acts).toEqual([]);
    await share.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Share' }).click();
    await expect.poll(() => ui.acts.map((act) => act.kind)).toEqual(['action']);
  });

  it('opens a link button in its own tab and tells the app all the same', async () => {
    const link = opened.page.getByRole('link', { name: 'Open queue' });
    expect(await link.getAttribute('target')).toBe('_blank');
    const [tab] = await Promise.all([opened.context.waitForEvent('page'), link.click()]);
    await tab.close();
    await expect
      .poll(() => ui.acts.map((act) => ('actionId' in act ? act.actionId : act.kind)))
      .toEqual(['trail:link:v1']);
    expect(opened.foreign.splice(0)).toEqual(['https://acme-eu.my.connect.aws/queues']);
  });

  it('marks what only the reader sees, and what was edited', async () => {
    expect(await opened.page.locator('.message.ephemeral').innerText()).toContain('Only visible to you');
    expect(await opened.page.getByText('(edited)').count()).toBe(1);
  });

  it('shows what comes while one looks, and offers the way back to it', async () => {
    const { page } = opened;
    const log = page.getByRole('log');
    post(ui.workspace, plain('1795343800.000100', BOT, 'first *live* notice'));
    ui.push({ channel: CHANGES });
    await log.getByText('first live notice').waitFor();
    expect(await atEnd()).toBe(true);
    await log.evaluate((box) => box.scrollTo(0, 0));
    post(ui.workspace, plain('1795343801.000100', BOT, 'second notice'));
    ui.push({ channel: CHANGES });
    await log.getByText('second notice').waitFor();
    expect(await atEnd()).toBe(false);
    await page.getByRole('button', { name: 'Jump to newest' }).click();
    await expect.poll(atEnd).toBe(true);

    function atEnd(): Promise<boolean> {
      return log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight < 4);
    }
  });

  it('offers a file to save', async () => {
    const [download] = await Promise.all([
      opened.page.waitForEvent('download'),
      opened.page.getByRole('link', { name: 'Download deploy-gha-4711.csv' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('deploy-gha-4711.csv');
  });

  it('hands a message to a shortcut of the app', async () => {
    await notice().hover();
    await notice().getByRole('button', { name: 'More actions' }).click();
    await opened.page.getByRole('menuitem', { name: 'Look up this change' }).click();
    await expect
      .poll(() => ui.acts)
      .toEqual([{ kind: 'shortcut', as: DANA, callbackId: 'explain', channel: CHANGES, ts: QUEUE_NOTICE }]);
  });
});
