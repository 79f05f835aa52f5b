import { beforeAll, describe, expect, it } from 'vitest';
import { buildPage, type PageAssets } from '../../sandbox/page-assets.ts';

describe('buildPage', () => {
  let page: PageAssets;
  beforeAll(async () => {
    page = await buildPage();
  });

  it('makes a page that a strict policy lets be: nothing inline', () => {
    expect(page.html.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="/page.js">']);
    expect(page.html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  it('names no address outside of its origin', () => {
    const addresses = [page.html, page.js, page.css].flatMap((text) => text.match(/https?:\/\/[\w.-]+/g) ?? []);
    expect([...new Set(addresses)].filter((address) => address !== 'http://www.w3.org')).toEqual([]);
    expect(page.css).not.toMatch(/url\(|@import/);
  });

  it('never writes HTML', () => {
    expect(page.js).not.toMatch(/\.(?:outerHTML|insertAdjacentHTML)|document\.write|\beval\(/);
  });
});
