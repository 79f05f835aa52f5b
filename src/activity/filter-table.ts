/** An IPv4 or IPv6 address, whole. */
export const ADDRESS =
  /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$|^(?=[0-9a-f:]*:[0-9a-f:]*:)[0-9a-f:]{3,39}$/i;

/** As AWS makes them, or as they are stored and shown: the first and the last four characters. */
export const ACCESS_KEY = /^(?:AKIA|ASIA)(?:[A-Z0-9]{12,16}|…[A-Z0-9]{4}|\.{2,3}[A-Z0-9]{4})$/;

export const REGION =
  /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov)-(?:central|north|south|east|west|northeast|northwest|southeast|southwest)-\d$/i;

/** What people call a way → the kinds of `Way` that it means; several between commas. */
export const WAYS: ReadonlyMap<string, string> = new Map([
  ['website', 'website'],
  ['admin website', 'website'],
  ['admin', 'website'],
  ['ui', 'website'],
  ['connect website', 'website'],
  ['console', 'console'],
  ['aws console', 'console'],
  ['cli', 'cli'],
  ['aws cli', 'cli'],
  ['cloudshell', 'cli'],
  ['terraform', 'terraform'],
  ['tofu', 'terraform'],
  ['opentofu', 'terraform'],
  ['cloudformation', 'cloudformation'],
  ['cfn', 'cloudformation'],
  ['cdk', 'cdk'],
  ['pulumi', 'pulumi'],
  ['sdk', 'sdk'],
  ['boto3', 'sdk'],
  ['api', 'api,sdk'],
  ['lambda', 'lambda'],
  ['sync', 'sync'],
  ['replication', 'sync'],
  ['service', 'service'],
]);

/** A setting as people call it → the API's field. */
export const FIELDS: ReadonlyMap<string, string> = new Map([
  ['max contacts', 'MaxContacts'],
  ['maximum contacts', 'MaxContacts'],
  ['contact limit', 'MaxContacts'],
  ['caller name', 'OutboundCallerConfig.OutboundCallerIdName'],
  ['outbound caller name', 'OutboundCallerConfig.OutboundCallerIdName'],
  ['outbound caller id', 'OutboundCallerConfig.OutboundCallerIdName'],
  ['caller id', 'OutboundCallerConfig.OutboundCallerIdName'],
  ['default outbound queue', 'DefaultOutboundQueueId'],
  ['outbound queue', 'DefaultOutboundQueueId'],
  ['description', 'Description'],
  ['time zone', 'TimeZone'],
  ['timezone', 'TimeZone'],
  ['concurrency', 'MediaConcurrencies'],
  ['desk phone', 'PhoneConfig.DeskPhoneNumber'],
  ['after call work', 'PhoneConfig.AfterContactWorkTimeLimit'],
  ['after contact work', 'PhoneConfig.AfterContactWorkTimeLimit'],
  ['acw', 'PhoneConfig.AfterContactWorkTimeLimit'],
  ['auto accept', 'PhoneConfig.AutoAccept'],
]);
