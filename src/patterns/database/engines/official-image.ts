import { imageRepository, registryHost } from '../../../values/image-reference';
import { optional } from '../../../values/parser';
import { readerOf } from '../../refusal';

/** Where an official image is pulled from, when it is not Docker Hub. */
export interface ImageOptions {
  /**
   * The host of the registry, and its port, such as `registry.example.com:5000`.
   *
   * @default - the registry that the nodes take by themselves, usually Docker Hub
   */
  readonly registry?: string;

  /**
   * The name of the image in the registry, such as `mirrors/mysql`. It must be the official image, or one made from it: users,
   * folders and programs are taken for granted.
   *
   * @default - that of the official image, such as `mysql`
   */
  readonly repository?: string;
}

/** How long the servers of the official images may take to stop, in seconds: they write what their buffers hold. */
export const GRACE_SECONDS = 120;

/** Reads `ImageOptions`. */
export const readImageOptions = readerOf<ImageOptions>()({
  registry: optional(registryHost),
  repository: optional(imageRepository),
});

/** The reference of an official image, or of its mirror. */
export function officialImage(name: string, version: string, { registry, repository = name }: ImageOptions): string {
  return `${registry === undefined ? '' : `${registry}/`}${repository}:${version}`;
}
