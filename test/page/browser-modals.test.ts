import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startFakeUi } from './fake-ui-server.ts';
import { DANA } from './fake-workspace.ts';
import { type Opened, openPage } from './open-page.ts';

const browser = await openBrowser();

describe.runIf(browser)('views of the app', async () => {
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

  async function openSearch() {
    await opened.page.getByRole('button', { name: 'Shortcuts' }).click();
    await opened.page.getByRole('menuitem', { name: /Search changes/ }).click();
    const dialog = opened.page.getByRole('dialog', { name: 'Search changes' });
    await dialog.waitFor();
    return dialog;
  }

  it('asks for what is required before the app is asked', async () => {
    const dialog = await openSearch();
    await dialog.getByRole('button', { name: 'Search' }).click();
    expect(await dialog.getByText('Please complete this required field.').count()).toBe(2);
    expect(ui.acts.map(({ kind }) => kind)).toEqual(['shortcut']);
  });

  it('fills every kind of input, shows what the app finds wrong, and stacks the next view', async () => {
    const { page } = opened;
    const dialog = await openSearch();
    const thing = dialog.getByRole('combobox', { name: 'Person or thing' });
    await thing.fill('bil');
    await page.getByRole('option', { name: 'Queue Billing', exact: true }).waitFor();
    await thing.press('ArrowDown');
    await thing.press('Enter');
    expect(await thing.inputValue()).toBe('Queue Billing Escalations');
    await dialog.getByRole('combobox', { name: 'Outcome' }).click();
    await page.getByRole('option', { name: 'Refused' }).click();
    await dialog.getByRole('checkbox', { name: 'Sensitive' }).check();
    await dialog.getByRole('radio', { name: 'Oldest first' }).check();
    await dialog.getByLabel('Since').fill('2026-11-19');
    const words = dialog.getByRole('textbox', { name: 'Words in it' });
    await words.fill('nonsense');
    await words.press('Enter');
    await dialog.getByText('Nothing is called “nonsense”.').waitFor();
    await words.fill('max contacts');
    await dialog.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('dialog', { name: '3 changes' }).waitFor();
    const asked = ui.acts.at(-1);
    expect(asked?.kind === 'viewSubmit' ? summary(asked.state) : asked).toEqual({
      thing: 'Billing Escalations',
      words: 'max contacts',
      kind: 'refused',
      day: '2026-11-19',
      hour: '09:00',
      marks: ['sensitive'],
      order: 'oldest first',
    });
  });

  it('comes back to the view below with what was typed, and closes by Esc', async () => {
    const { page } = opened;
    const dialog = await openSearch();
    await dialog.getByRole('combobox', { name: 'Person or thing' }).fill('ref');
    await page.getByRole('option', { name: 'Queue Refunds' }).click();
    await dialog.getByRole('textbox', { name: 'Words in it' }).fill('hours');
    await dialog.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('dialog', { name: '3 changes' }).getByRole('button', { name: 'Back' }).click();
    await dialog.waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Words in it' }).inputValue()).toBe('hours');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(ui.acts.map(({ kind }) => kind)).toEqual(['shortcut', 'viewSubmit', 'viewClose', 'viewClose']);
  });

  it('closes a list of options by Esc without closing the modal', async () => {
    const dialog = await openSearch();
    const outcome = dialog.getByRole('combobox', { name: 'Outcome' });
    await outcome.click();
    await outcome.press('Escape');
    await opened.page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await dialog.isVisible()).toBe(true);
  });

  it('opens the Home of the app, with a table that turns its pages', async () => {
    const { page } = opened;
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /Connect Trail/ })
      .click();
    await page.getByText('Hello. Try').waitFor();
    await page.getByRole('tab', { name: 'Home' }).click();
    const home = page.getByRole('region', { name: 'App Home' });
    await home.getByRole('heading', { name: 'Connect Trail' }).waitFor();
    expect(ui.acts).toEqual([{ kind: 'openHome', as: DANA }]);
    expect(await home.locator('tbody tr').allInnerTexts()).toEqual(['11:12\tDana Ruiz\t4', '10:40\tOmar Haddad\t31']);
    await home.getByRole('button', { name: 'Next' }).click();
    expect(await home.locator('tbody tr').allInnerTexts()).toEqual(['02:00\tci-deploy\t350']);
    await home.getByRole('button', { name: 'Changes' }).click();
    await home.getByRole('button', { name: /Changes/ }).click();
    expect(await home.locator('tbody tr').first().innerText()).toBe('02:00\tci-deploy\t350');
    await page.getByRole('tab', { name: 'Messages' }).click();
    await home.waitFor({ state: 'detached' });
  });
});

function summary(
  state: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>,
): unknown {
  return Object.fromEntries(
    Object.entries(state).map(([block, actions]) => {
      const { type: _, ...parts } = Object.values(actions)[0] ?? {};
      return [block, short(Object.values(parts)[0])];
    }),
  );
}

function short(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(short);
  return typeof part === 'object' && part !== null && 'value' in part ? part.value : part;
}
