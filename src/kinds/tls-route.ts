import { GATEWAY_HOST, SERVER_NAME } from './constraints/gateway-hosts';
import { atMost } from './constraints/sizes';
import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { list, needed, text } from './language/shape';
import { connectionRoute, formerConnectionRoute } from './parts/route';

const STABLE = connectionRoute({
  hostnames: needed(list(text(SERVER_NAME), atMost(1024, 'hosts')), 'the names that clients ask for', 'name one'),
});

const FORMER = formerConnectionRoute({ hostnames: list(text(GATEWAY_HOST), atMost(1024, 'hosts')) });

/** Where connections go by the name that a client of TLS asks for. */
export const TLS_ROUTE = kind('TLSRoute', [
  { apiVersion: `${GATEWAY_API_GROUP}/v1`, shape: STABLE },
  ...alike(FORMER, `${GATEWAY_API_GROUP}/v1alpha3`, `${GATEWAY_API_GROUP}/v1alpha2`),
]);
