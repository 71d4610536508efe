import { awsAlbGateway } from './aws-alb';
import { ciliumGateway } from './cilium';
import { contourGateway } from './contour';
import { envoyGateway } from './envoy-gateway';
import type { GatewayFacts } from './gateway-facts';
import { gkeGateway } from './gke';
import { istioGateway } from './istio';
import { nginxGatewayFabric } from './nginx-gateway-fabric';
import { traefikGateway } from './traefik';

/** The implementations of the Gateway API that are known. */
export const GATEWAYS: readonly GatewayFacts[] = [
  envoyGateway,
  contourGateway,
  traefikGateway,
  nginxGatewayFabric,
  istioGateway,
  ciliumGateway,
  gkeGateway,
  awsAlbGateway,
];
