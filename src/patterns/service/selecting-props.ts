import type { IServicePort } from '../ports/offered-port';
import { servicePorts } from '../ports/port-parsers';
import type { SelectablePods } from '../selection/pod-selection';
import { selectedPods } from '../selection/selected-pods';
import { type ProxiedServiceProps, proxiedServiceFields } from './common-props';
import { type Exposure, exposure } from './exposure';

/** What Services take that stand in front of selected pods, and may be exposed in every way. */
export interface SelectingServiceProps extends ProxiedServiceProps {
  /** The pods that receive the traffic (`spec.selector`): a workload of any cdk8s-plus release, or `PodLabels`. */
  readonly selector: SelectablePods;

  /**
   * The ports, at least one (`spec.ports`): `http.exposedAs(80)`, or the pods' port itself where clients connect to the same
   * number. Several ports need a name each.
   */
  readonly ports: IServicePort[];

  /**
   * From where the Service can be reached (`spec.type`), and how.
   *
   * @default Exposure.clusterIp()
   */
  readonly exposure?: Exposure;
}

/** The parsers of `SelectingServiceProps`. */
export const selectingServiceFields = {
  ...proxiedServiceFields,
  selector: selectedPods,
  ports: servicePorts,
  exposure,
};
