import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { refusal } from '../refusal';
import type { HttpRoute } from '../routes/http-route';
import type { RouteBackend } from '../routes/route-backend';

/** The one Service of a route that an Ingress can say by itself; what asks for more is refused. */
export function onlyService(ingress: Construct, route: HttpRoute, i: number): RouteBackend {
  const [option] = Object.entries(route._options).find(([, value]) => value !== undefined) ?? [];
  const { backend } = route;
  if (backend === undefined || option !== undefined) {
    throw refusal(
      ingress,
      new Complaint(
        option ?? route.target._title,
        'routes that lead to one Service and ask for nothing else',
        'use a Gateway: TlsGateway or GatewayRoutes',
        `.routes[${i}]`,
      ),
    );
  }
  return backend;
}
