import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { refusal } from '../refusal';
import type { HttpRoute } from '../routes/http-route';
import { RouteRedirect } from '../routes/redirect';

/** Refuses routes of listeners for HTTPS that send clients to HTTPS: they would come again for ever. */
export function refuseLoops(gateway: Construct, routes: readonly HttpRoute[]): void {
  const loop = routes.findIndex(({ target }) => target instanceof RouteRedirect && target._isLoopOverTls);
  if (loop >= 0) {
    throw refusal(
      gateway,
      new Complaint(
        'a redirect to HTTPS, for clients that came by HTTPS',
        'another host, port or path',
        'leave the route out, for the Gateway sends HTTP on to HTTPS by itself',
        `.routes[${loop}]`,
      ),
    );
  }
}
