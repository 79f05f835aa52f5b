import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DANA } from './fake-workspace.ts';

export type Opened = Readonly<{ page: Page; context: BrowserContext; foreign: string[]; problems: string[] }>;

type Looks = Readonly<{ width?: number; height?: number; scheme?: 'light' | 'dark'; search?: string }>;

/** The page as Dana sees it. Every request to another origin is refused and noted, and so is every script error. */
export async function openPage(browser: Browser, url: string, looks: Looks = {}): Promise<Opened> {
  const { width = 1280, height = 800, scheme = 'light', search = `?as=${DANA}` } = looks;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const foreign: string[] = [];
  const problems: string[] = [];
  await context.route(
    ({ origin, protocol }) => origin !== url && protocol !== 'data:',
    (route) => {
      foreign.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  await page.goto(`${url}/${search}`);
  await page.locator('[role=log] [data-ts]').first().waitFor();
  return { page, context, foreign, problems };
}
