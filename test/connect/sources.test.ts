import { describe, expect, it } from 'vitest';
import { CONNECT_FAMILY, isConnectFamily } from '../../src/connect/sources.ts';

describe('isConnectFamily', () => {
  it.each([
    ['connect.amazonaws.com', true],
    ['Connect.AmazonAWS.com', true],
    ['voiceid.amazonaws.com', true],
    ['participant.connect.amazonaws.com', true],
    ['qconnect.amazonaws.com', true],
    ['wisdom.amazonaws.com', true],
    ['health-agent.amazonaws.com', false],
    ['s3.amazonaws.com', false],
    ['connect.amazonaws.com.example.com', false],
    ['constructor', false],
    ['', false],
  ])('says of %s: %s', (eventSource, expected) => {
    expect(isConnectFamily(eventSource)).toBe(expected);
  });

  it('lists each event source once, with the name EventBridge gives it', () => {
    const sources = CONNECT_FAMILY.map(({ eventSource }) => eventSource);
    expect(new Set(sources).size).toBe(sources.length);
    expect(CONNECT_FAMILY.every(({ eventBridgeSource }) => /^aws\.[a-z-]+$/.test(eventBridgeSource))).toBe(true);
  });
});
