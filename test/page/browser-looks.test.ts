import { afterAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { QUEUE_NOTICE } from './fake-messages.ts';
import { startFakeUi } from './fake-ui-server.ts';
import { CHANGES, DANA, GENERAL } from './fake-workspace.ts';
import { openPage } from './open-page.ts';

const browser = await openBrowser();

describe.runIf(browser)('the page, whoever looks', async () => {
  if (!browser) return;
  const ui = await startFakeUi();
  afterAll(async () => {
    await browser.close();
    await ui.close();
  });

  it('lets foreign text run nothing, load nothing and be nothing but text', async () => {
    const search = `?as=${DANA}&channel=${GENERAL}`;
    const { page, context, foreign, problems } = await openPage(browser, ui.url, { search });
    const hostile = page.locator('[data-user=U00000TRAIL]');
    await hostile.waitFor();
    const made = await hostile.evaluate((article) => ({
      dangerous: article.querySelectorAll('img, script, iframe, object, embed, form').length,
      handlers: [...article.querySelectorAll('*')].filter((each) =>
        each.getAttributeNames().some((name) => name.startsWith('on')),
      ).length,
      links: [...article.querySelectorAll('a')].map((link) => link.href),
      title: document.title,
    }));
    expect(made).toEqual({ dangerous: 0, handlers: 0, links: [], title: 'general · Sandbox workspace' });
    expect(await hostile.innerText()).toContain('<script>document.title="owned"</script>');
    expect(await hostile.getByRole('button', { name: '<img src=x' }).count()).toBe(1);
    await context.close();
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
  });

  it('fits a narrow screen: the sidebar is a drawer, a thread takes the place of the list', async () => {
    const { page, context, problems } = await openPage(browser, ui.url, { width: 390, height: 844 });
    const sidebar = page.getByRole('navigation', { name: 'Channels and people' });
    expect(await sidebar.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels', exact: true }).click();
    expect(await sidebar.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await sidebar.isVisible()).toBe(false);
    await page.goto(`${ui.url}/?as=${DANA}&channel=${CHANGES}&thread=${QUEUE_NOTICE}`);
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    expect(await page.getByRole('main').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await context.close();
    expect(problems).toEqual([]);
  });

  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(26, 29, 32)'],
  ] as const)('is %s where the reader is', async (scheme, ground) => {
    const { page, context } = await openPage(browser, ui.url, { scheme });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground);
    await context.close();
  });

  it('keeps the ratio of text to ground that people with weak sight need', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page, context } = await openPage(browser, ui.url, { scheme });
      expect(await page.evaluate(weakContrasts)).toEqual([]);
      await context.close();
    }
  });

  it('can be used without a mouse: Tab reaches the buttons of a message', async () => {
    const { page, context } = await openPage(browser, ui.url);
    await page.getByRole('button', { name: 'Details' }).first().focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('More by ci-deploy');
    await context.close();
  });
});

/** Runs in the page: the texts whose contrast is below 4.5. */
function weakContrasts(): readonly string[] {
  const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]: readonly number[]): number =>
    0.2126 * channel((red ?? 0) / 255) + 0.7152 * channel((green ?? 0) / 255) + 0.0722 * channel((blue ?? 0) / 255);
  const numbers = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const groundOf = (element: Element | null): readonly number[] => {
    for (let each = element; each; each = each.parentElement) {
      const color = numbers(getComputedStyle(each).backgroundColor);
      if ((color[3] ?? 1) === 1 && color.length >= 3) return color;
    }
    return [255, 255, 255];
  };
  const ratio = (element: Element): number => {
    const [one, other] = [luminance(numbers(getComputedStyle(element).color)), luminance(groundOf(element))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((element) => !element.matches(':disabled') && ratio(element) < 4.5)
    .map(
      (element) =>
        `${element.className || element.tagName}: ${element.textContent?.slice(0, 30)} (${ratio(element).toFixed(1)})`,
    );
}
