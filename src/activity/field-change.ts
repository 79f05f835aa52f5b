/** One field that a record sets. Old values are not in records: `Known.earlier` has them where the store does. */
export type FieldChange = Readonly<{
  /** The API's name, dotted below the first level: `MaxContacts`, `OutboundCallerConfig.OutboundFlowId`. */
  field: string;
  /** The value sent, as JSON; undefined when hidden. Bounded: long text and long lists are cut by the store's masking. */
  value?: unknown;
  /** AWS recorded `***` or HIDDEN_DUE_TO_SECURITY_REASONS: changed, value not shown. */
  hidden: boolean;
  /** A list sent whole: compare with the earlier list, else "now these". */
  wholeList: boolean;
  /** The type that the value's ids point at: `RoutingProfile` for RoutingProfileId. */
  refType?: string;
}>;
