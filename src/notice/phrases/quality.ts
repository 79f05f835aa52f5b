import type { PhraseRow } from './row.ts';

/** Rules, evaluation forms, templates and tables: what watches, measures and fills the agent's screen. */
export const QUALITY: readonly PhraseRow[] = [
  { on: 'CreateRule', when: { PublishStatus: 'DRAFT' }, says: 'create a draft of {rule}', covers: ['Name'] },
  { on: 'CreateRule', says: 'create {rule}', covers: ['Name', 'PublishStatus'] },
  { on: 'UpdateRule', when: { PublishStatus: 'DRAFT' }, says: 'save a draft of {rule}', covers: ['Name'] },
  { on: 'UpdateRule', when: { PublishStatus: 'PUBLISHED' }, says: 'publish {rule}', covers: ['Name'] },
  { on: 'UpdateRule', says: 'edit {rule}' },
  { on: 'DeleteRule', says: 'delete {rule}' },
  { on: 'CreateEvaluationForm', says: 'create {evaluation form}', covers: ['Title'] },
  { on: 'UpdateEvaluationForm', says: 'edit {evaluation form}' },
  { on: 'ActivateEvaluationForm', says: 'activate version {EvaluationFormVersion} of {evaluation form}' },
  { on: 'ActivateEvaluationForm', says: 'activate {evaluation form}' },
  { on: 'DeactivateEvaluationForm', says: 'deactivate version {EvaluationFormVersion} of {evaluation form}' },
  { on: 'DeactivateEvaluationForm', says: 'deactivate {evaluation form}' },
  { on: 'DeleteEvaluationForm', says: 'delete version {EvaluationFormVersion} of {evaluation form}' },
  { on: 'DeleteEvaluationForm', says: 'delete {evaluation form}' },
  { on: 'CreateTaskTemplate', says: 'create {task template}', covers: ['Name'] },
  { on: 'UpdateTaskTemplate', when: { Status: 'INACTIVE' }, says: 'deactivate {task template}' },
  { on: 'UpdateTaskTemplate', says: 'edit {task template}' },
  { on: 'UpdateMetricContent', says: 'change how {metric} is calculated' },
  { on: 'UpdateNotificationContent', says: 'change the text of {notification}' },
  { on: 'BatchCreateDataTableValue', says: 'add values to {data table}' },
  { on: 'BatchUpdateDataTableValue', says: 'change values of {data table}' },
  { on: 'BatchDeleteDataTableValue', says: 'delete values of {data table}' },
  { on: 'UpdateDataTablePrimaryValues', says: 'change values of {data table}' },
];
