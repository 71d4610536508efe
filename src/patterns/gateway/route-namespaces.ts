import { dnsLabel } from '../../values/dns-name';
import { labels, type TextMap } from '../../values/labels';
import { listOf } from '../../values/parser';
import { accepted } from '../refusal';
import type { NamespacesSpec } from './specs';

/** The label that the API server gives each namespace: its name. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

const readNames = listOf(dnsLabel, 'names of namespaces', { min: 1 });

/** From which namespaces routes may attach to a Gateway (`allowedRoutes.namespaces`). */
export class RouteNamespaces {
  /** From the Gateway's own alone. */
  public static same(): RouteNamespaces {
    return new RouteNamespaces(undefined);
  }

  /** From all of the cluster. */
  public static all(): RouteNamespaces {
    return new RouteNamespaces({ from: 'All' });
  }

  /**
   * From these, by the label `kubernetes.io/metadata.name` that every namespace has. The Gateway's own is not among them
   * unless it is named.
   *
   * @param names 1 or more names of namespaces, each 1 to 63 of a-z, 0-9 and "-"
   */
  public static named(...names: string[]): RouteNamespaces {
    const values = accepted('RouteNamespaces.named', readNames(names));
    return new RouteNamespaces({
      from: 'Selector',
      selector: { matchExpressions: [{ key: NAME_LABEL, operator: 'In', values }] },
    });
  }

  /**
   * From those that carry all of these labels.
   *
   * @param selected labels of namespaces; none at all means every namespace
   */
  public static labelled(selected: { [key: string]: string }): RouteNamespaces {
    const matchLabels: TextMap = accepted('RouteNamespaces.labelled', labels(selected));
    return new RouteNamespaces({ from: 'Selector', selector: { matchLabels } });
  }

  private constructor(
    /**
     * Undefined for the Gateway's own namespace, which is what the API server takes then.
     *
     * @internal
     */
    public readonly _spec: NamespacesSpec | undefined,
  ) {}
}
