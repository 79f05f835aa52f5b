import type { Way } from './way.ts';

/** A row: a pattern of a user agent, the way it means, and the part of it that is told as detail. */
export type AgentRow = Readonly<{ agent: RegExp; kind: Way['kind']; detail?: RegExp | string }>;

/**
 * The first row that fits says how a call was made. Tools come before the SDKs they are made of: Pulumi's provider
 * names Terraform's, Terraform's names the SDK.
 */
export const AGENTS: readonly AgentRow[] = [
  { agent: /\bPulumi/i, kind: 'pulumi' },
  { agent: /\bOpenTofu\b/i, kind: 'terraform', detail: 'OpenTofu' },
  { agent: /\bTerraform\b|terraform-provider-/i, kind: 'terraform' },
  { agent: /\baws-cdk\b|\bcdk-hotswap\b/i, kind: 'cdk' },
  { agent: /cloudformation\.amazonaws\.com/i, kind: 'cloudformation' },
  { agent: /\bexec-env\/CloudShell/i, kind: 'cli', detail: 'CloudShell' },
  { agent: /\baws-cli\//i, kind: 'cli', detail: /\baws-cli\/[\w.]+/i },
  { agent: /\bAWSPowerShell|\bAWS\.Tools/i, kind: 'cli', detail: 'PowerShell' },
  { agent: /\bexec-env\/AWS_Lambda/i, kind: 'lambda' },
  { agent: /(?:console|signin)\.amazonaws\.com|\bAWS-?Console|Console\/|\bCoral\//i, kind: 'console' },
  { agent: /\bBoto3\/|\bBotocore\//i, kind: 'sdk', detail: /\bBoto(?:3|core)\/[\w.]+/i },
  { agent: /\baws-sdk-/i, kind: 'sdk', detail: /\baws-sdk-[\w-]+(?:\/[\w.]+)?/i },
  // Console pages that sign in the browser itself; no SDK or tool calls itself a browser.
  { agent: /^\[?Mozilla\//, kind: 'console' },
];

/** Services that call for somebody else, by `invokedBy` or `sourceIPAddress`. */
export const SERVICES = new Map<string, Way['kind']>([
  ['synchronization.connect.amazonaws.com', 'sync'],
  ['cloudformation.amazonaws.com', 'cloudformation'],
  ['cloudcontrolapi.amazonaws.com', 'cloudformation'],
  ['lambda.amazonaws.com', 'lambda'],
  ['signin.amazonaws.com', 'console'],
]);
