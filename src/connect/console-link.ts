import type { ResourceRef } from './resource-ref.ts';

// The pattern AWS gives for InstanceAlias, up to 45 characters.
// https://docs.aws.amazon.com/connect/latest/APIReference/API_Instance.html
const ALIAS = /^(?!d-)[\da-z](?:[\da-z-]{0,43}[\da-z])?$/i;

/** The commercial Regions; China and GovCloud have consoles of their own. */
const REGION = /^(?!cn-|us-gov-|us-iso|eu-isoe)[a-z]{2}-[a-z]{4,12}-\d{1,2}$/;

/**
 * Where to look at a thing: a flow in its editor, else the admin website, else Connect's page of the AWS console.
 * Only addresses that AWS documents (the ContactFlowId of StartOutboundVoiceContact shows the editor's); undefined
 * where not even the Region is sure. `alias` comes from records: it is checked, so that it cannot lead elsewhere.
 */
export function consoleLink(
  ref: ResourceRef | undefined,
  { region, instanceAlias = '' }: Readonly<{ region: string; instanceAlias?: string | undefined }>,
): string | undefined {
  if (ALIAS.test(instanceAlias)) return `https://${instanceAlias.toLowerCase()}.my.connect.aws/${pathOf(ref)}`;
  if (!REGION.test(region)) return undefined;
  return `https://${region}.console.aws.amazon.com/connect/v2/app/instances?region=${region}`;
}

function pathOf(ref: ResourceRef | undefined): string {
  const arn = ref?.type === 'ContactFlow' ? flowArn(ref) : undefined;
  return arn ? `contact-flows/edit?id=${encodeURIComponent(arn)}` : '';
}

/** The ARN without what follows the flow's id; undefined where it is not this flow's or cannot be part of an address. */
function flowArn({ arn, id }: ResourceRef): string | undefined {
  if (!arn || !id || !arn.isWellFormed()) return undefined;
  const end = arn.indexOf(`/contact-flow/${id}`);
  return end < 0 ? undefined : arn.slice(0, end + `/contact-flow/${id}`.length);
}
