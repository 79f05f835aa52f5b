/** How the call was made. `sync` is Global Resiliency's replication; `api` an SDK or anything else that signs requests. */
export type Way = Readonly<{
  kind:
    | 'website'
    | 'console'
    | 'cli'
    | 'cloudformation'
    | 'cdk'
    | 'terraform'
    | 'pulumi'
    | 'sdk'
    | 'lambda'
    | 'sync'
    | 'service'
    | 'api';
  /** The stack, tool or service as far as the record names it. */
  detail?: string;
}>;
