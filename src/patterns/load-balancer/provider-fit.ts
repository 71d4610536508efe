import { Complaint } from '../../values/complaint';
import { listed, quoted } from '../../values/wording';
import type { BalancedService, ProviderPlan } from './provider-plan';

/** What of a Service its load balancer cannot do, by the facts that are known of it. */
export function fitComplaint(service: BalancedService, plan: ProviderPlan): Complaint | undefined {
  return (
    classComplaint(service, plan) ??
    protocolComplaint(service, plan) ??
    mixComplaint(service, plan) ??
    nodePortComplaint(service, plan) ??
    rangesComplaint(service, plan)
  );
}

function classComplaint({ loadBalancerClass }: BalancedService, plan: ProviderPlan): Complaint | undefined {
  if (loadBalancerClass === undefined) {
    return undefined;
  }
  const { classes = plan.loadBalancerClass === undefined ? undefined : [plan.loadBalancerClass], name } = plan.facts;
  if (classes === undefined || classes.includes(loadBalancerClass)) {
    return undefined;
  }
  return classes.length === 0
    ? new Complaint(
        quoted(loadBalancerClass),
        `no class: the controller of ${name} leaves Services of a class alone`,
        'leave out the class or the provider',
        '.loadBalancerClass',
      )
    : new Complaint(
        quoted(loadBalancerClass),
        `${listed(classes.map(quoted))}, under which the controller of ${name} takes the Service`,
        `leave it out, or change the options of ${plan.where}`,
        '.loadBalancerClass',
      );
}

function protocolComplaint({ ports }: BalancedService, { facts }: ProviderPlan): Complaint | undefined {
  const at = ports.findIndex(({ target }) => !facts.protocols.includes(target.protocol));
  return at < 0
    ? undefined
    : new Complaint(
        `port ${ports[at]}`,
        `${listed(facts.protocols)}, which ${facts.name} forwards`,
        'leave the port to another Service, or use another provider',
        `.ports[${at}]`,
      );
}

function mixComplaint({ ports }: BalancedService, { facts }: ProviderPlan): Complaint | undefined {
  const [first] = ports;
  const at =
    facts.mixes === 'no'
      ? ports.findIndex(({ target }) => target.protocol !== first?.target.protocol)
      : ports.findIndex(({ port }, i) => ports.findIndex((other) => other.port === port) !== i);
  return facts.mixes === 'at one port' || at < 0
    ? undefined
    : new Complaint(
        `port ${ports[at]} beside ${ports.find((each) => facts.mixes === 'no' || each.port === ports[at]?.port)}`,
        facts.mixes === 'no' ? `one protocol for ${facts.name}` : `one protocol at each port of ${facts.name}`,
        'make a Service for each protocol',
        `.ports[${at}]`,
      );
}

function nodePortComplaint(service: BalancedService, { facts, cures }: ProviderPlan): Complaint | undefined {
  const closed = service.ports.find(({ nodePort }) => nodePort === undefined);
  return !facts.needsNodePorts || service.allocateNodePorts !== false || closed === undefined
    ? undefined
    : new Complaint(
        `false, which leaves port ${closed} without a node port`,
        `node ports, through which ${facts.name} reaches the pods`,
        `${cures?.nodePorts ?? 'leave it out'}, or fix the node ports with onNodePort`,
        '.allocateNodePorts',
      );
}

function rangesComplaint({ sourceRanges }: BalancedService, { facts }: ProviderPlan): Complaint | undefined {
  return facts.admitsByRange || sourceRanges === undefined
    ? undefined
    : new Complaint(
        `${listed(sourceRanges.map(quoted), 'and')} for ${facts.name}, which admits every client`,
        'no source ranges',
        'leave them out, and keep clients away by a network policy or a firewall',
        '.sourceRanges',
      );
}
