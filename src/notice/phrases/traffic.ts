import type { PhraseRow } from './row.ts';

/** Contacts and their evaluation: kept, not told, but answered when asked for. */
export const TRAFFIC: readonly PhraseRow[] = [
  { on: 'StartChatContact', says: 'start a chat' },
  { on: 'StartOutboundVoiceContact', says: 'start an outbound call' },
  { on: 'StartOutboundChatContact', says: 'start an outbound chat' },
  { on: 'StartOutboundEmailContact', says: 'start an outbound e-mail' },
  { on: 'StartEmailContact', says: 'start an e-mail contact' },
  { on: 'StartTaskContact', says: 'start a task' },
  { on: 'StartWebRTCContact', says: 'start a web call' },
  { on: 'StartAssistantContact', says: 'start an assistant contact' },
  { on: 'BatchPutContact', says: 'create contacts' },
  { on: 'CreateParticipant', says: 'add a participant to {contact}' },
  { on: 'AssociateContactWithUser', says: 'assign {contact} to an agent' },
  { on: 'SendOutboundEmail', says: 'send an outbound e-mail' },
  { on: 'StartScreenSharing', says: 'start screen sharing in {contact}' },
  { on: 'StopContact', says: 'end {contact}' },
  { on: 'TransferContact', says: 'transfer {contact}' },
  { on: 'MonitorContact', says: 'listen in on {contact}' },
  { on: 'StartContactRecording', says: 'start the recording of {contact}' },
  { on: 'StopContactRecording', says: 'stop the recording of {contact}' },
  { on: 'SuspendContactRecording', says: 'pause the recording of {contact}' },
  { on: 'ResumeContactRecording', says: 'resume the recording of {contact}' },
  { on: 'UpdateContactAttributes', says: 'change attributes of {contact}' },
  { on: 'StartContactEvaluation', says: 'start an evaluation' },
  { on: 'SubmitContactEvaluation', says: 'submit {evaluation}' },
  { on: 'DismissUserContact', says: 'dismiss a contact of {agent}' },
  // What its request points at is the instance, which is no metric data.
  { on: 'GetMetricDataV2', says: 'read metric data' },
];
