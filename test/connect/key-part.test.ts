import { describe, expect, it } from 'vitest';
import { keyPart } from '../../src/connect/key-part.ts';
import { resourceKey } from '../../src/connect/resource-ref.ts';

describe('keyPart', () => {
  it('leaves what is short as it is and keeps long ones apart', () => {
    expect(keyPart('dana')).toBe('dana');
    const [a, b] = [keyPart(`${'x'.repeat(500)}a`), keyPart(`${'x'.repeat(500)}b`)];
    expect(a).toHaveLength(137);
    expect(a).not.toBe(b);
  });
});

describe('resourceKey', () => {
  it('of endless ids and names is short enough for an index, and theirs alone', () => {
    const [a, b] = ['a', 'b'].map((end) => resourceKey({ type: 'Queue', name: `${'x'.repeat(9000)}${end}` }));
    expect(a?.length).toBeLessThan(200);
    expect(a).not.toBe(b);
    expect(resourceKey({ type: 'Queue', id: 'x'.repeat(9000) })?.length).toBeLessThan(200);
  });
});
