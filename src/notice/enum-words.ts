const WORDS = new Map([
  ['SAVED', 'saved as a draft'],
  ['CONTACT_FLOW', 'inbound flow'],
  ['CUSTOMER_QUEUE', 'customer queue flow'],
  ['CUSTOMER_HOLD', 'customer hold flow'],
  ['CUSTOMER_WHISPER', 'customer whisper flow'],
  ['AGENT_HOLD', 'agent hold flow'],
  ['AGENT_WHISPER', 'agent whisper flow'],
  ['OUTBOUND_WHISPER', 'outbound whisper flow'],
  ['AGENT_TRANSFER', 'agent transfer flow'],
  ['QUEUE_TRANSFER', 'queue transfer flow'],
  ['SAML', 'SAML'],
  ['TIME_SINCE_LAST_ACTIVITY', 'since the last activity'],
  ['TIME_SINCE_LAST_INBOUND', 'since the last inbound contact'],
  ['CONTACT_LENS', 'Contact Lens'],
  ['CONTACTFLOW_LOGS', 'flow logs'],
  ['USE_CUSTOM_TTS_VOICES', 'custom TTS voices'],
  ['AUTO_RESOLVE_BEST_VOICES', 'best voices chosen automatically'],
  ['MULTI_PARTY_CONFERENCE', 'conferences with several parties'],
  ['ENHANCED_CONTACT_MONITORING', 'enhanced contact monitoring'],
  ['KINESIS_STREAM', 'Kinesis stream'],
  ['KINESIS_FIREHOSE', 'Kinesis Firehose'],
  ['KINESIS_VIDEO_STREAM', 'Kinesis video stream'],
  ['GENERATE_EVENTBRIDGE_EVENT', 'send to EventBridge'],
]);

/** `QUEUE_TRANSFER` → `queue transfer flow`; what the table lacks is spelt small, abbreviations stay. */
export function enumWords(value: string): string {
  const known = WORDS.get(value);
  if (known !== undefined) return known;
  return /^[A-Z0-9]{1,3}$/.test(value) ? value : value.toLowerCase().replaceAll('_', ' ');
}
