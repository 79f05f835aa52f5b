import { createDemoPlace } from '../sandbox/demo/place.ts';
import { play } from '../sandbox/demo/play.ts';
import { buildPage } from '../sandbox/page-assets.ts';
import { openBrowser } from '../test/support/browser.ts';

/**
 * Takes the README's picture: the demo's channel after its first minutes, with a question asked under a notice.
 *
 *     npm run picture
 */
const PICTURE = new URL('../docs/channel.png', import.meta.url).pathname;
const FIRST_MINUTES_MS = 75_000;

const browser = await openBrowser();
if (!browser) throw new Error('The picture is taken in a browser.');
const place = await createDemoPlace({ port: 0, seed: 1, factor: 10, page: await buildPage() });
const scenes = place.story.scenes.filter(({ afterMs }) => afterMs < FIRST_MINUTES_MS);
await play(place, scenes, { speed: 1, signal: new AbortController().signal });
await place.clock.sleep(20_000);

const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, deviceScaleFactor: 1.5 });
const page = await context.newPage();
await page.goto(`${place.slack.origin}/?as=U0DANA0000`);
const notice = page.locator('[role=log] [data-ts]', { hasText: 'edited queue Billing' });
await notice.getByRole('button', { name: 'History of Billing' }).click();
await notice.locator('.thread-summary').click();
await page.getByRole('complementary', { name: 'Thread' }).getByText('changes to queue Billing').first().waitFor();
await page.getByRole('button', { name: 'Jump to newest' }).click();
// Nothing that appears under the mouse covers a word.
await page.mouse.move(0, 0);
await page.getByRole('button', { name: 'Jump to newest' }).waitFor({ state: 'detached' });
await page.screenshot({ path: PICTURE });

await browser.close();
await place.close();
