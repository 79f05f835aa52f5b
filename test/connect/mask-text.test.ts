import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedText, MASKED, maskText } from '../../src/connect/mask-text.ts';

describe('maskText', () => {
  it.each([
    ['call +4915555508888 now', `call ${MASKED} now`],
    ['call +49 (155) 555-088.88', `call ${MASKED}`],
    ['tel:%2B18005550199', `tel:${MASKED}`],
    ['0049 155 5550 8888', MASKED],
    ['mail jo.sample+x@example.co.uk, please', `mail ${MASKED}, please`],
    ['"jo@example.org"', `"${MASKED}"`],
    ['arn:aws:connect:eu-central-1:123456789012:instance/1', 'arn:aws:connect:eu-central-1:123456789012:instance/1'],
    ['+12 apples, 3 @ home', '+12 apples, 3 @ home'],
    ['', ''],
  ])('masks %j', (text, expected) => {
    expect(maskText(text)).toBe(expected);
  });

  it('stays quick on hostile text', () => {
    const started = performance.now();
    for (const part of ['a@', '+1 ', '@.', '00', 'a.', '(']) maskText(part.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('boundedText', () => {
  it('never cuts a surrogate pair in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4090, maxLength: 4200 }), (text) =>
        boundedText(text).isWellFormed(),
      ),
      { numRuns: 20 },
    );
  });
});
