import { calling, HIDDEN, refused } from './calls.ts';
import type { Deed } from './everyday.ts';
import type { Call } from './recorder.ts';
import type { Site } from './site.ts';
import { addressOf, type Teller } from './teller.ts';

/** A Terraform run in CI: flows one after another, a throttled call and its retry, tags, and with luck no failure. */
export function deploy(teller: Teller, site: Site, run: string, flows: number, failing?: string): Deed[] {
  const caller = teller.callers.terraform(run);
  const contents = site
    .things('flow')
    .slice(0, flows)
    .map((flow) => {
      const call = calling(site, 'UpdateContactFlowContent', flow, { Content: HIDDEN });
      return flow.name === failing ? invalid(call, ['Actions[7].Transitions.NextAction']) : call;
    });
  const [first] = contents;
  const [module] = site.things('module');
  const [flow] = site.things('flow');
  const calls: Call[] = [
    ...(first ? [refused(first, 'ThrottlingException')] : []),
    ...contents,
    ...(module ? [calling(site, 'UpdateContactFlowModuleContent', module, { Content: HIDDEN })] : []),
    ...(flow ? [{ eventName: 'TagResource', request: { resourceArn: flow.arn, tags: { release: run } } }] : []),
  ];
  return calls.map((call) => ({ caller, call }));
}

/** CloudFormation sends ARNs, percent-encoded, and works for whoever started it. */
export function stackUpdate(teller: Teller, site: Site): Deed {
  const [module] = site.things('module');
  const call: Call = {
    eventName: 'UpdateContactFlowModuleContent',
    request: {
      InstanceId: encodeURIComponent(site.instance.arn),
      ContactFlowModuleId: encodeURIComponent(module?.arn ?? ''),
      Content: HIDDEN,
    },
  };
  return { caller: teller.callers.cloudFormation('j.doe'), call };
}

/** A stack creates a module that does not hold together: no message, only problems in the answer. */
export function refusedModule(teller: Teller, site: Site): Deed {
  const paths = [
    'Actions[1].Transitions.NextAction',
    'Actions[2].Transitions.NextAction',
    'Actions[2].Transitions.Errors[0].NextAction',
    'Actions[3].Transitions.Errors[0].NextAction',
    'Actions[3].Transitions.Errors[1].NextAction',
  ];
  const request = {
    InstanceId: encodeURIComponent(site.instance.arn),
    Content: HIDDEN,
    ClientToken: teller.random.uuid(),
    Tags: {},
    Name: 'CallbackOffer',
  };
  const call = invalid({ eventName: 'CreateContactFlowModule', request }, paths, 'InvalidContactFlowModuleException');
  return { caller: teller.callers.cloudFormation('j.doe'), call };
}

/** An engineer goes in past SSO. AWS calls it read-only. */
export function emergency(teller: Teller, site: Site, sso: string): Deed {
  return {
    caller: teller.callers.console(sso, addressOf(sso)),
    call: { eventName: 'AdminGetEmergencyAccessToken', request: { InstanceId: site.instance.id }, readOnly: true },
  };
}

function invalid(call: Call, paths: readonly string[], code = 'InvalidContactFlowException'): Call {
  const Problems = paths.map((path) => ({ message: `Invalid Action property value. Path: ${path}` }));
  return { ...call, error: { code }, response: { Problems } };
}
