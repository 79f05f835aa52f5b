import { describe, expect, it } from 'vitest';
import { eventPatterns, eventRules } from '../../src/connect/event-patterns.ts';

describe('eventPatterns', () => {
  it('hear every change of the family, and emergency access by a second rule', () => {
    const carriers = [
      'AWS API Call via CloudTrail',
      'AWS Console Action via CloudTrail',
      'AWS Service Event via CloudTrail',
    ];
    expect(eventPatterns()).toEqual([
      {
        source: [
          'aws.connect',
          'aws.voiceid',
          'aws.cases',
          'aws.profile',
          'aws.wisdom',
          'aws.qconnect',
          'aws.connect-campaigns',
          'aws.app-integrations',
          'aws.contact-lens',
        ],
        'detail-type': carriers,
        detail: {
          eventSource: [
            'connect.amazonaws.com',
            'participant.connect.amazonaws.com',
            'voiceid.amazonaws.com',
            'cases.amazonaws.com',
            'profile.amazonaws.com',
            'wisdom.amazonaws.com',
            'qconnect.amazonaws.com',
            'connect-campaigns.amazonaws.com',
            'app-integrations.amazonaws.com',
            'contact-lens.amazonaws.com',
          ],
        },
      },
      {
        source: ['aws.connect'],
        'detail-type': carriers,
        detail: {
          eventSource: ['connect.amazonaws.com'],
          eventName: ['AdminGetEmergencyAccessToken', 'GetFederationTokens'],
        },
      },
    ]);
  });

  it('fit into the 2,048 characters that EventBridge takes', () => {
    expect(eventPatterns().filter((pattern) => JSON.stringify(pattern).length > 2048)).toEqual([]);
  });

  it('say which state lets read-only events through', () => {
    expect(eventRules().map(({ name, state }) => [name, state])).toEqual([
      ['connect-trail-changes', 'ENABLED'],
      ['connect-trail-emergency-access', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'],
    ]);
  });
});
