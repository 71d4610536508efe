/** How the ways in of an example are asked. */
export interface WayIn {
  /** The kinds that lead in; others wait for a controller that the rig does not have. */
  readonly by: readonly string[];
  /** By URL, the Services whose pods answer, or the status that does. */
  readonly asked: Readonly<Record<string, string | readonly string[]>>;
}

const INGRESS = ['Ingress'];

const GATEWAY = ['Gateway', 'HTTPRoute'];

/** Each example with a way in. What has patterns of ingress-nginx as its paths is left out: they say nothing to another controller. */
export const WAYS_IN: Readonly<Record<string, WayIn>> = {
  gateway: {
    by: GATEWAY,
    asked: {
      'https://shop.example.com/cart': ['shop', 'shop-next'],
      'https://blog.example.com/posts': ['blog'],
      'http://shop.example.com/cart': 'HTTP 301',
    },
  },
  'ingress-routes': { by: INGRESS, asked: { 'https://admin.example.com/login': ['admin'] } },
  'moving-from-ingress-nginx': {
    by: GATEWAY,
    asked: {
      'https://shop.example.com/cart': ['web'],
      'https://shop.example.com/v1/orders': ['api'],
      'http://shop.example.com/cart': 'HTTP 301',
    },
  },
  'plain-ingress': {
    by: INGRESS,
    asked: {
      'http://one.example.org/any': ['kubia'],
      'http://kubia.example.org/kubia': ['kubia'],
      'http://kubia.example.org/bar': ['bar'],
      'http://bar.example.org/bar/1': ['bar'],
    },
  },
  shop: {
    by: INGRESS,
    asked: {
      'https://shop.example.com/cart': ['storefront'],
      'https://shop.example.com/orders/1': ['orders'],
      'http://status.shop.internal/': ['storefront'],
    },
  },
  'tls-ingress': { by: INGRESS, asked: { 'https://kubia.example.com/kubia': ['kubia'] } },
};
