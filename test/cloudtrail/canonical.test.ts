import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../src/cloudtrail/canonical.ts';

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  );
};

describe('sha256Of', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    // printf '{"a":[1,"ü"],"b":null}' | sha256sum
    expect(sha256Of({ b: null, a: [1.0, 'ü'] })).toBe(
      '0315e7da7dad15415af50795b6eea22b22929c6804ff4aad3ebbc45ace4a1aa7',
    );
  });

  it('is that of what the canonicalize package writes', () => {
    const odd = fc.constantFrom('10', '2', '-1', '__proto__', 'é', '\u2028', '\\ud800', '1e3', '');
    const keys = fc.oneof(odd, fc.string({ unit: 'grapheme' }));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        keys,
        fc.array(tie('tree')),
        fc.dictionary(keys, tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(sha256Of(value)).toBe(hash('sha256', String(canonicalize(value))));
      }),
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sha256Of(value) === sha256Of(reversed(value))));
  });

  it('does not depend on the order of keys beside a lone surrogate either', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const odd = { lone: '\ud800', value };
        return sha256Of(odd) === sha256Of(reversed(odd));
      }),
      { numRuns: 30 },
    );
  });

  it('is the same where an object in it is familiar, the first time and later', () => {
    const part = fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: 'binary' }));
    fc.assert(
      fc.property(part, fc.jsonValue(), (familiar, other) => {
        for (const value of [familiar, { z: other, familiar }, { a: [familiar, { familiar }] }])
          expect(sha256Of(value, familiar)).toBe(sha256Of(value));
      }),
      { numRuns: 50 },
    );
  });

  it('tells lone surrogates apart', () => {
    expect(sha256Of({ name: '\ud800' })).not.toBe(sha256Of({ name: '\ud801' }));
  });

  it('answers for what is no JSON', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    const hashes = [undefined, Number.NaN, 10n, { big: 10n }, loop, Symbol('s'), () => 1].map((value) =>
      sha256Of(value),
    );
    expect(hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });
});
