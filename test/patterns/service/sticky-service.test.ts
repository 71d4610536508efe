import { Duration } from 'cdk8s';
import { PodLabels, PodPort, StickyService } from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const http = PodPort.tcp(8080, 'http');
const selector = PodLabels.of({ app: 'cart' });

test('a session timeout is written in seconds', () => {
  const chart = shopChart();
  new StickyService(chart, 'cart', { selector, ports: [http.exposedAs(80)], sessionTimeout: Duration.minutes(30) });
  const { spec } = theOnly(chart, 'Service', 'cart');
  expect(spec.sessionAffinity).toBe('ClientIP');
  expect(spec.sessionAffinityConfig).toEqual({ clientIP: { timeoutSeconds: 1800 } });
});

test('a session longer than a day is refused', () => {
  const build = () =>
    new StickyService(shopChart(), 'cart', { selector, ports: [http.exposedAs(80)], sessionTimeout: Duration.hours(25) });
  expect(refusalOf(build)).toBe('shop/cart sessionTimeout: found 90000 s, expected 1 s to 86400 s; shorten it');
});
