import { afterAll, describe, expect, it } from 'vitest';
import { buildPage } from '../../sandbox/page-assets.ts';
import { openPage } from '../page/open-page.ts';
import { openBrowser } from '../support/browser.ts';
import { CHANNEL, DANA, type Flow, startFlow } from '../support/flow.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const browser = await openBrowser();
const DAY = 86_400_000;

/** A change to one queue, some days ago: kept for look-ups, too old to be told. */
function lastWeek({ now }: Flow, number: number) {
  return {
    ...recordFixture('UpdateQueueMaxContacts.cli'),
    eventID: `change-${number}`,
    eventTime: new Date(now().getTime() - 2 * DAY - number * 60_000).toISOString(),
  };
}

describe.runIf(browser)('the page, with the bot behind it', () => {
  afterAll(() => browser?.close());

  it('shows a notice, answers its button in the thread, and answers look-ups page by page', async () => {
    if (!browser) return;
    const flow = await startFlow({ factor: 4, slack: { page: await buildPage() } });
    const made = recordFixture('CreateQueue.admin-website');
    await flow.send(Array.from({ length: 14 }, (_, number) => lastWeek(flow, number)));
    await flow.send({ ...made, eventTime: flow.now().toISOString() });
    await flow.slack.until(() => flow.slack.messages(CHANNEL).length === 1);
    const { page, context, foreign, problems } = await openPage(browser, flow.slack.origin, { search: `?as=${DANA}` });

    const notice = page.locator('.message', { hasText: 'created queue Billing' }).first();
    await notice.getByRole('button', { name: 'History of Billing' }).click();
    await notice.getByRole('button', { name: /repl/ }).click();
    const thread = page.getByRole('complementary');
    await thread
      .getByText(/changes? to queue Billing/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');

    const box = page.getByRole('textbox', { name: 'Message #connect-changes' });
    const ask = async (text: string) => {
      await box.fill(text);
      await box.press('Enter');
    };
    const answer = () => page.locator('.message.ephemeral').last();

    await ask('/trail changes last 7d');
    await answer()
      .getByText(/changes in the last 7 days/)
      .waitFor();
    await answer().getByRole('button', { name: 'Older' }).click();
    await answer()
      .getByText(/Shown: 11–/)
      .waitFor();
    await answer().getByRole('button', { name: 'Newer' }).click();
    await answer()
      .getByText(/Shown: 1–10/)
      .waitFor();

    await ask('/trail queue Billing today');
    await answer()
      .getByText(/to queue Billing/)
      .first()
      .waitFor();
    await answer().getByRole('button', { name: 'Share to channel' }).click();
    await page.locator('.message:not(.ephemeral)', { hasText: 'Dana Ruiz asked: queue Billing' }).first().waitFor();

    await ask('/trail queue Bilings');
    await answer()
      .getByText(/I read .Bilings. as Billing/)
      .waitFor();

    await answer().getByRole('button', { name: 'Change' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Search changes').first().waitFor();
    await dialog.getByRole('button', { name: 'Search' }).click();
    await dialog.waitFor({ state: 'detached' });
    await answer()
      .getByText(/to queue Billing/)
      .first()
      .waitFor();

    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
    await context.close();
  }, 40_000);
});
