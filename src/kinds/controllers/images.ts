import { INGRESS_CONTROLLERS } from './index';

/** Whether an image is that of a controller, and of nothing else. */
export function isControllerImage(image: string): boolean {
  return INGRESS_CONTROLLERS.some((each) => each.image?.test(image) === true);
}
