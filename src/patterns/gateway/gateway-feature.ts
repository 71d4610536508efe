export { GatewayFeature } from '../../kinds/gateways/gateway-feature';
