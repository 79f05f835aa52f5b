import { isObject } from '../cloudtrail/fields.ts';
import type { JsonObject } from '../cloudtrail/record.ts';

/** What stays of a call that carries customers' data: which contact, profile or case, never a word of it. */
const IDS: ReadonlySet<string> = new Set([
  'instanceid',
  'instancearn',
  'contactid',
  'contactarn',
  'initialcontactid',
  'relatedcontactid',
  'previouscontactid',
  'sourcecontactid',
  'continuedfromcontactid',
  'userid',
  'agentstatusid',
  'contactflowid',
  'queueid',
  'quickconnectid',
  'tasktemplateid',
  'campaignid',
  'evaluationid',
  'evaluationarn',
  'evaluationformid',
  'evaluationformarn',
  'fileid',
  'filearn',
  'participantid',
  'streamingid',
  'registrationid',
  'notificationid',
  'testcaseid',
  'testcaseexecutionid',
  'id',
  'domainid',
  'domainname',
  'caseid',
  'casearn',
  'relateditemid',
  'relateditemarn',
  'templateid',
  'profileid',
  'mainprofileid',
  'assistantid',
  'assistantarn',
  'sessionid',
  'sessionarn',
  'fraudsterid',
  'generatedfraudsterid',
  'generatedspeakerid',
  'watchlistid',
  'jobid',
]);

// Where ids sit one level down. Never maps whose keys customers or flows choose.
const HOLDERS: ReadonlySet<string> = new Set(['userinfo', 'queueinfo', 'session', 'job', 'fraudster', 'speaker']);

const ID_TEXT = /^[A-Za-z0-9][\w:/.$%=+-]{0,511}$/;
const NUMBER_TEXT = /^\d{7,15}$/;
/** What a sign-in answers, under a name of its own: `ConsoleLogin`. */
const OUTCOME = /^(?:Success|Failure)$/;

/** The members of a body that are ids and look like ids, and how a sign-in ended. */
export function skeletonOf(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) => {
      const name = key.toLowerCase();
      if (IDS.has(name)) return isIdText(value) ? [[key, value]] : [];
      if (typeof value === 'string' && OUTCOME.test(value)) return [[key, value]];
      if (!HOLDERS.has(name) || !isObject(value)) return [];
      const held = Object.entries(value).filter(([inner, id]) => IDS.has(inner.toLowerCase()) && isIdText(id));
      return held.length > 0 ? [[key, Object.fromEntries(held)]] : [];
    }),
  );
}

/** Not a telephone number in an id's place. */
function isIdText(value: unknown): boolean {
  return typeof value === 'string' && ID_TEXT.test(value) && !NUMBER_TEXT.test(value);
}
