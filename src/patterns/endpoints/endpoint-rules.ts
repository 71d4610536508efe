import { Complaint } from '../../values/complaint';
import { quoted, shown } from '../../values/wording';
import { TrafficDistribution, TrafficPolicy } from '../service/common-props';
import { EndpointsForm } from './endpoints-form';
import type { ManualEndpoint } from './manual-endpoint';

/** As many addresses of one v1 Endpoints object as Kubernetes mirrors into slices, from which alone traffic is sent. */
const MOST_MIRRORED = 1000;

/** What of a Service decides what its endpoints may say. */
export interface EndpointRules {
  readonly endpoints: readonly ManualEndpoint[];
  readonly headless: boolean;
  readonly form: EndpointsForm;
  readonly internalTrafficPolicy?: TrafficPolicy;
  readonly trafficDistribution?: TrafficDistribution;
  readonly publishNotReadyAddresses?: boolean;
  readonly clusterIp?: string;
  readonly exposure?: unknown;
}

/** What would be stored and then ignored, or could never receive traffic. */
export function endpointRulesComplaint(rules: EndpointRules): Complaint | undefined {
  return readinessComplaint(rules) ?? headlessComplaint(rules) ?? legacyComplaint(rules) ?? policyComplaint(rules);
}

function readinessComplaint({ publishNotReadyAddresses }: EndpointRules): Complaint | undefined {
  return publishNotReadyAddresses
    ? new Complaint(
        'true',
        'nothing: written endpoints are as ready as they say',
        'leave it out, and ready: false as well',
        '.publishNotReadyAddresses',
      )
    : undefined;
}

/** What to say of endpoints none of which takes traffic. Nobody but who wrote them can change that. */
export function readinessDoubt(endpoints: readonly ManualEndpoint[]): Complaint | undefined {
  return endpoints.some(({ ready }) => ready !== false)
    ? undefined
    : new Complaint(
        `${endpoints.length === 1 ? 'the only endpoint' : `all ${endpoints.length} endpoints`} with ready: false`,
        'an endpoint that takes traffic',
        'leave ready out of one that does; nobody probes written endpoints',
        '.endpoints',
      );
}

function headlessComplaint(rules: EndpointRules): Complaint | undefined {
  if (!rules.headless) {
    const named = rules.endpoints.findIndex(({ hostname }) => hostname !== undefined);
    return named < 0
      ? undefined
      : new Complaint(
          shown(rules.endpoints[named].hostname),
          'no hostname: only headless Services give their endpoints names',
          'set headless: true, or leave it out',
          `.endpoints[${named}].hostname`,
        );
  }
  if (rules.clusterIp !== undefined || rules.exposure !== undefined) {
    const [field, found] =
      rules.clusterIp === undefined ? ['exposure', 'an exposure'] : ['clusterIp', quoted(rules.clusterIp)];
    return new Complaint(
      found,
      'nothing: a headless Service has no address in front of its endpoints',
      'leave it out, or leave out headless',
      `.${field}`,
    );
  }
  for (const field of ['internalTrafficPolicy', 'trafficDistribution'] as const) {
    const value = rules[field];
    if (value !== undefined) {
      return new Complaint(
        quoted(value),
        'nothing: clients of a headless Service choose the endpoint themselves',
        'leave it out, or leave out headless',
        `.${field}`,
      );
    }
  }
  return undefined;
}

function legacyComplaint({ form, endpoints, trafficDistribution }: EndpointRules): Complaint | undefined {
  if (form !== EndpointsForm.LEGACY_ENDPOINTS) {
    return undefined;
  }
  const zoned = endpoints.findIndex(({ zone }) => zone !== undefined);
  if (zoned >= 0) {
    return new Complaint(
      shown(endpoints[zoned].zone),
      'no zone: v1 Endpoints cannot say it',
      'use EndpointsForm.ENDPOINT_SLICE, or leave it out',
      `.endpoints[${zoned}].zone`,
    );
  }
  if (trafficDistribution !== undefined) {
    return new Complaint(
      quoted(trafficDistribution),
      'nothing: v1 Endpoints cannot say where an endpoint is',
      'use EndpointsForm.ENDPOINT_SLICE, or leave it out',
      '.trafficDistribution',
    );
  }
  return endpoints.length <= MOST_MIRRORED
    ? undefined
    : new Complaint(
        `a list of ${endpoints.length}`,
        `at most ${MOST_MIRRORED} in v1 Endpoints: Kubernetes drops the rest`,
        'use EndpointsForm.ENDPOINT_SLICE',
        '.endpoints',
      );
}

function policyComplaint(rules: EndpointRules): Complaint | undefined {
  const { endpoints, internalTrafficPolicy, trafficDistribution } = rules;
  if (internalTrafficPolicy === TrafficPolicy.LOCAL && endpoints.every(({ nodeName }) => nodeName === undefined)) {
    return new Complaint(
      '"Local" for endpoints that are on no node',
      'TrafficPolicy.CLUSTER: all traffic would be dropped',
      'give the endpoints their nodeName, or leave it out',
      '.internalTrafficPolicy',
    );
  }
  if (trafficDistribution === TrafficDistribution.PREFER_SAME_NODE) {
    return new Complaint(
      quoted(trafficDistribution),
      'TrafficDistribution.PREFER_SAME_ZONE: for written endpoints nobody records the nodes to prefer',
      'give the endpoints their zone and prefer that, or leave it out',
      '.trafficDistribution',
    );
  }
  const homeless = endpoints.findIndex(({ zone }) => zone === undefined);
  return trafficDistribution === undefined || homeless < 0
    ? undefined
    : new Complaint(
        'nothing',
        'a zone for each endpoint: with one unknown, kube-proxy prefers none',
        'say the zone, or leave out trafficDistribution',
        `.endpoints[${homeless}].zone`,
      );
}
