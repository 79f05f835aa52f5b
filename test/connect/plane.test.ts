import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { planeByName } from '../../src/connect/event-verb.ts';
import { planeOf, verbOf } from '../../src/connect/plane.ts';

describe('planeOf', () => {
  it.each(OPERATIONS.map((operation) => [operation.eventSource, operation.eventName, operation.plane]))(
    'knows %s %s: %s, whatever readOnly says',
    (eventSource, eventName, plane) => {
      expect(planeOf({ eventSource, eventName, readOnly: true })).toEqual({ plane, known: true });
      expect(planeOf({ eventSource, eventName, readOnly: false })).toEqual({ plane, known: true });
    },
  );

  it('would judge nearly every operation alike by its name alone', () => {
    const otherwise = OPERATIONS.filter(({ eventName, plane }) => planeByName(eventName).plane !== plane);
    expect(otherwise.map(({ eventName }) => eventName)).toEqual([
      'DeleteSession',
      'UpdateParticipantRoleConfig',
      'EvaluateSession',
    ]);
  });

  it.each([
    ['CreateWidgetPolicy', 'config'],
    ['UpdateQueueWrapUp', 'config'],
    ['ListWidgets', 'read'],
    ['BatchGetWidgets', 'read'],
    ['SearchWidgets', 'read'],
    ['StartHologramContact', 'runtime'],
    ['SendChatSticker', 'runtime'],
    ['StopScreenRecording', 'runtime'],
    ['UpdateContactLensSettings', 'config'],
    ['CreateContactFlowTheme', 'config'],
    ['PutTaskTemplateOrder', 'config'],
    ['TagWidget', 'config'],
    ['TagResources', 'tagging'],
    ['AddTagsToWidget', 'tagging'],
    ['AdminGetEmergencyAccessTokens', 'auth'],
    ['GetFederationTokens', 'auth'],
    ['BatchUpdateDataTableValues', 'data'],
    ['ConsoleLogin', 'auth'],
  ])('takes the unknown %s for %s', (eventName, plane) => {
    expect(planeOf({ eventSource: 'connect.amazonaws.com', eventName, readOnly: plane !== 'read' })).toEqual({
      plane,
      known: false,
    });
  });

  it('asks readOnly only where the name says nothing', () => {
    const strange = { eventSource: 'connect.amazonaws.com', eventName: 'Frobnicate' };
    expect(planeOf({ ...strange, readOnly: true }).plane).toBe('read');
    expect(planeOf({ ...strange, readOnly: false }).plane).toBe('config');
    expect(planeOf(strange).plane).toBe('config');
  });

  it.each([
    ['s3.amazonaws.com', 'PutBucketPolicy', 'config'],
    ['s3.amazonaws.com', 'GetObject', 'read'],
    ['iam.amazonaws.com', 'AttachRolePolicy', 'config'],
    ['sts.amazonaws.com', 'AssumeRoleWithSAML', 'auth'],
    ['signin.amazonaws.com', 'SwitchRole', 'auth'],
    ['ec2.amazonaws.com', 'TerminateInstances', 'config'],
  ])('judges other services by name as well: %s %s is %s', (eventSource, eventName, plane) => {
    expect(planeOf({ eventSource, eventName })).toEqual({ plane, known: false });
  });

  it('has an answer for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (eventSource, eventName) => {
        const { plane } = planeOf({ eventSource, eventName });
        expect(['config', 'runtime', 'data', 'tagging', 'auth', 'read']).toContain(plane);
      }),
    );
    expect(planeOf({ eventSource: 'connect.amazonaws.com', eventName: `Create${'A'.repeat(200_000)}` }).known).toBe(
      false,
    );
  });
});

describe('verbOf', () => {
  it.each([
    ['CreateQueue', 'Create', 'Queue'],
    ['BatchAssociateAnalyticsDataSet', 'BatchAssociate', 'AnalyticsDataSet'],
    ['OptOutSpeaker', 'OptOut', 'Speaker'],
    ['CreateAIAgent', 'Create', 'AIAgent'],
    ['Retrieve', 'Retrieve', ''],
    ['createQueue', '', 'createQueue'],
    ['', '', ''],
    ['  ', '', '  '],
  ])('splits %j into %j and %j', (eventName, verb, noun) => {
    expect(verbOf(eventName)).toEqual({ verb, noun });
  });

  it('agrees with the catalog', () => {
    expect(OPERATIONS.filter(({ eventName, verb }) => verbOf(eventName).verb !== verb)).toEqual([]);
  });
});
