import { isConnectFamily } from './sources.ts';

/** Secrets of any call, keys in lower case: Connect records them as `***`, but nothing promises that it always will. */
export const SECRETS: ReadonlySet<string> = new Set([
  'password',
  'credentials',
  'accesstoken',
  'refreshtoken',
  'participanttoken',
  'connectiontoken',
  'devicetoken',
  'authcode',
  'signinurl',
  'secretkey',
  'secretaccesskey',
  'sessiontoken',
  'clientsecret',
  'apikey',
]);

// In any call that is not traffic by the catalog: operations newer than it, reads, templates and tests of flows.
const CUSTOMERS = [
  'customerendpoint',
  'customerid',
  'destinationendpoint',
  'destinationphonenumber',
  'destinationemailaddress',
  'fromemailaddress',
  'additionalrecipients',
  'emailmessage',
  'initialmessage',
  'initialsystemmessage',
  'initialtemplatedsystemmessage',
  'participantdetails',
  'segmentattributes',
  'references',
  'transcript',
  'customerspeakerid',
  'customerprofileattributes',
  // What agents may know of staff is their login, name and work e-mail.
  'mobile',
  'secondaryemail',
];

// Attributes of cases' fields and of templates are configuration; those of contacts and profiles are customers'.
const CONTACTS = [...CUSTOMERS, 'attributes'];

const PROFILES = [
  ...CONTACTS,
  'accountnumber',
  'additionalinformation',
  'address',
  'billingaddress',
  'birthdate',
  'businessemailaddress',
  'businessname',
  'businessphonenumber',
  'emailaddress',
  'engagementpreferences',
  'firstname',
  'gender',
  'genderstring',
  'homephonenumber',
  'lastname',
  'mailingaddress',
  'middlename',
  'mobilephonenumber',
  'object',
  'partytype',
  'partytypestring',
  'personalemailaddress',
  'phonenumber',
  'shippingaddress',
  'values',
];

const BY_SOURCE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['connect.amazonaws.com', masked(CONTACTS)],
  ['participant.connect.amazonaws.com', masked([...CONTACTS, 'content'])],
  ['contact-lens.amazonaws.com', masked([...CONTACTS, 'content', 'segments'])],
  ['voiceid.amazonaws.com', masked(CONTACTS)],
  ['connect-campaigns.amazonaws.com', masked([...CONTACTS, 'dialrequests', 'outboundrequests', 'phonenumber'])],
  ['profile.amazonaws.com', masked(PROFILES)],
]);

const ELSEWHERE = masked(CUSTOMERS);

/**
 * Fields, in lower case, that hold secrets or customers' data in calls to this service. Business numbers and the names
 * of things are not among them.
 */
export function maskedFields(eventSource: string): ReadonlySet<string> {
  const source = eventSource.trim().toLowerCase();
  return BY_SOURCE.get(source) ?? (isConnectFamily(source) ? ELSEWHERE : SECRETS);
}

function masked(fields: readonly string[]): ReadonlySet<string> {
  return new Set([...SECRETS, ...fields]);
}

// Reads that answer customers' data. Elsewhere in Connect a read describes configuration.
const CUSTOMER_READ =
  /^(?:Describe|Get|List|Search|BatchGet|BatchDescribe)(?:Realtime|Persistent)?(?:Contact(?!Flow)|AttachedFile|ChatTranscript|Transcript)/i;

const CUSTOMER_SOURCES: ReadonlySet<string> = new Set([
  'participant.connect.amazonaws.com',
  'contact-lens.amazonaws.com',
  'profile.amazonaws.com',
  'cases.amazonaws.com',
  'voiceid.amazonaws.com',
]);

export function isCustomerRead(eventSource: string, eventName: string): boolean {
  return CUSTOMER_SOURCES.has(eventSource.trim().toLowerCase()) || CUSTOMER_READ.test(eventName);
}
