import { OWN_NAMES_OF_F5_NGINX } from './f5-nginx';
import type { OwnName } from './own-name';

/** The kinds whose objects name parts of themselves by texts. To add one, write a line here. */
export const OWN_NAMES: readonly OwnName[] = [...OWN_NAMES_OF_F5_NGINX];
