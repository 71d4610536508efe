import type { Construct } from 'constructs';
import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { Complaint } from '../../values/complaint';
import { propertyOf } from '../../values/foreign-object';
import type { HttpRoute } from '../routes/http-route';
import { warn } from '../warning';

/**
 * Warns of Services without node ports behind a Gateway of somebody else that sends requests there unless its owner said
 * otherwise.
 */
export function warnOfNodePorts(
  construct: Construct,
  facts: GatewayFacts | undefined,
  routes: readonly HttpRoute[],
): void {
  if (facts?.reachesByDefault !== 'node ports') {
    return;
  }
  const at = routes.findIndex(({ backends }) =>
    backends.some(({ _service }) => _service !== undefined && propertyOf(_service, 'type') === 'ClusterIP'),
  );
  if (at >= 0) {
    warn(
      construct,
      new Complaint(
        `${routes[at]?.backends[0]}, which has no node ports`,
        `node ports, which ${facts.name} sends requests to unless it is told otherwise`,
        'have the owner of the Gateway set targetType: ip in its TargetGroupConfiguration',
        `.routes[${at}]`,
      ),
    );
  }
}
