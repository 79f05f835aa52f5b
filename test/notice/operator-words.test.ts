import { describe, expect, it } from 'vitest';
import { parkingAdvice, resumedSentence } from '../../src/notice/operator-words.ts';

describe('parkingAdvice', () => {
  it.each([
    ['not_in_channel', '/invite @Connect Trail'],
    ['channel_not_found', '/invite @Connect Trail'],
    ['is_archived', 'Unarchive it'],
    ['shared_channel', 'ALLOW_SHARED_CHANNEL=true'],
    ['missing_scope', 'manifest.yml'],
    ['token_revoked', 'Slack answers token_revoked'],
  ])('says for %s: %s', (reason, advice) => {
    expect(parkingAdvice('C1', reason)).toContain(advice);
  });
});

describe('resumedSentence', () => {
  it('says that what waited follows', () => {
    expect(resumedSentence('C1')).toBe('C1 can be posted to again; what waited follows now.');
  });
});
