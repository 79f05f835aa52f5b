import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { QUEUE_NOTICE } from './fake-messages.ts';
import { startFakeUi } from './fake-ui-server.ts';
import { CHANGES, DANA, GENERAL } from './fake-workspace.ts';
import { type Opened, openPage } from './open-page.ts';

const browser = await openBrowser();

describe.runIf(browser)('the composer', async () => {
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

  const box = () => opened.page.getByRole('textbox', { name: 'Message #connect-changes' });

  it('completes a command by keyboard, shows how it goes on, and sends it', async () => {
    const { page } = opened;
    await box().focus();
    await page.keyboard.type('/');
    expect(await page.getByRole('option').allInnerTexts()).toHaveLength(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await box().inputValue()).toBe('/trail ');
    expect(await page.locator('.composer-usage').innerText()).toContain('/trail user X');
    await page.keyboard.type('queue Billing since yesterday');
    await page.keyboard.press('Enter');
    await page.locator('.message.ephemeral').nth(1).waitFor();
    expect(ui.acts).toEqual([
      { kind: 'command', as: DANA, channel: CHANGES, text: '/trail queue Billing since yesterday' },
    ]);
    expect(await box().inputValue()).toBe('');
    const fromEnd = (log: HTMLElement | SVGElement) => log.scrollHeight - log.scrollTop - log.clientHeight;
    await expect.poll(() => page.getByRole('log').evaluate(fromEnd)).toBeLessThan(4);
  });

  it('puts the suggestions away for Esc, and sends a command that is typed out', async () => {
    const { page } = opened;
    await box().focus();
    await page.keyboard.type('/tr');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    await page.keyboard.type('ail');
    await page.keyboard.press('Enter');
    await expect.poll(() => ui.acts.map((act) => ('text' in act ? act.text : act.kind))).toEqual(['/trail']);
  });

  it('says what Slack says about a command that fails, and gives the words back', async () => {
    await box().fill('/nosuch thing');
    await box().press('Enter');
    await opened.page.locator('.composer-refusal').waitFor();
    expect(await opened.page.locator('.composer-refusal').innerText()).toBe('/nosuch is not a valid command.');
    expect(await box().inputValue()).toBe('/nosuch thing');
  });

  it('sends with Enter and breaks the line with Shift and Enter', async () => {
    const { page } = opened;
    await box().focus();
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two <b>&');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('two <b>&').waitFor();
    expect(ui.acts).toEqual([{ kind: 'message', as: DANA, channel: CHANGES, text: 'one\ntwo <b>&' }]);
  });

  it('mentions an app by its name', async () => {
    const { page } = opened;
    await box().focus();
    await page.keyboard.type('ask @con');
    await page.keyboard.press('Tab');
    await page.keyboard.type('history');
    expect(await box().inputValue()).toBe('ask @Connect Trail history');
  });

  it('refuses a command in a thread as Slack does, and sends words there', async () => {
    const { page } = opened;
    await page.goto(`${ui.url}/?as=${DANA}&channel=${CHANGES}&thread=${QUEUE_NOTICE}`);
    const reply = page.getByRole('textbox', { name: 'Reply in thread' });
    await reply.fill('/trail help');
    await reply.press('Enter');
    expect(await page.locator('.composer-refusal').innerText()).toBe('/trail is not supported in threads. Sorry!');
    await reply.fill('@Connect Trail history');
    await reply.press('Enter');
    await page.getByRole('complementary').getByText('@Connect Trail history').waitFor();
    expect(ui.acts).toEqual([
      { kind: 'message', as: DANA, channel: CHANGES, text: '@Connect Trail history', threadTs: QUEUE_NOTICE },
    ]);
  });

  it('goes to another channel, and shows no count there', async () => {
    const { page } = opened;
    const line = page.getByRole('navigation').getByRole('button', { name: /general/ });
    expect(await line.innerText()).toContain('2');
    await line.click();
    await page.getByText('Good morning').waitFor();
    expect(await line.innerText()).not.toContain('2');
    expect(new URL(page.url()).searchParams.get('channel')).toBe(GENERAL);
    await page.goBack();
    await page.getByRole('heading', { name: 'connect-changes' }).first().waitFor();
  });

  it('looks through the eyes of another person, in their zone', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: /^You are Dana Ruiz/ }).click();
    await page.getByRole('menuitem', { name: /Kim Lee/ }).click();
    await page.getByRole('button', { name: /^You are Kim Lee/ }).waitFor();
    const notice = page.locator(`[data-ts="${QUEUE_NOTICE}"]`);
    await expect.poll(() => notice.locator('.block-context').innerText()).toContain('Today 05:12');
  });
});
