/** What an operation touches. `config` is configuration; `runtime` is traffic: contacts, evaluations, agents' status. */
export type Plane = 'config' | 'runtime' | 'data' | 'tagging' | 'auth' | 'read';

/** One field that says what changed, as the API names it. */
export type ChangeField = Readonly<{
  field: string;
  type: string;
  /** Sent whole each time: a record alone cannot show what was added (messages.md 1.2). */
  list: boolean;
  members?: readonly string[];
}>;

/** What the catalog knows of one API operation (or of one event name that is no operation). */
export type Operation = Readonly<{
  eventSource: string;
  eventName: string;
  verb: string;
  write: boolean;
  plane: Plane;
  resourceType: string;
  /** Request members that identify the primary resource, a parent's id before its child's. */
  idFields: readonly string[];
  nameFields: readonly string[];
  responseIdFields: readonly string[];
  /** The resource is made by the call: its own id is only in the answer, and the request's ids are its parents'. */
  idInResponse?: boolean;
  changeFields: readonly ChangeField[];
  /** Path of an id (`OutboundCallerConfig.OutboundFlowId`, `QueueConfigs[].QueueReference.QueueId`) → the type it points at. */
  refs: Readonly<Record<string, string>>;
  securityRelevant: boolean;
}>;
