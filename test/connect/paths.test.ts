import { describe, expect, it } from 'vitest';
import { valuesAt } from '../../src/connect/paths.ts';

const REQUEST = {
  QueueId: 'q1',
  queueConfigs: [{ QueueReference: { QueueId: 'q2' } }, 'text', null, { QueueReference: 7 }],
  Tags: { team: 'a' },
};

describe('valuesAt', () => {
  it.each<[string, readonly unknown[]]>([
    ['QueueId', ['q1']],
    ['queueid', ['q1']],
    ['QueueConfigs[].QueueReference.QueueId', ['q2']],
    ['QueueConfigs[].QueueReference', [{ QueueId: 'q2' }, 7]],
    ['QueueId.Arn', []],
    ['Tags.constructor', []],
    ['Nothing', []],
  ])('finds at %s of a request %j', (path, values) => {
    expect(valuesAt(REQUEST, path)).toEqual(values);
  });

  it('finds nothing where nothing was sent', () => {
    expect(valuesAt(undefined, 'QueueId')).toEqual([]);
  });
});
