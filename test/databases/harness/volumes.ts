import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Claims, makeOwned } from './claims';
import type { Mount } from './container';
import { filesOf, type KubeObject, objectOf } from './objects';
import { succeed } from './processes';

/** The volumes of one pod, as a kubelet makes them: claims stay when the pod goes, all others are the pod's. */
export class Volumes {
  private readonly mounted: string[] = [];

  /**
   * @param folder where the pod's own volumes lie
   * @param claims the claims of the StatefulSet
   * @param spec the pod's spec
   * @param claimNames the names of the claim templates
   * @param objects where ConfigMaps and Secrets are found
   */
  public constructor(
    private readonly folder: string,
    private readonly claims: Claims,
    private readonly pod: string,
    private readonly spec: any,
    private readonly claimNames: readonly string[],
    private readonly objects: readonly KubeObject[],
  ) {}

  /** The mounts of a container. */
  public async mountsOf(container: any): Promise<Mount[]> {
    const mounts: Mount[] = [];
    for (const { name, mountPath, subPath, readOnly } of container.volumeMounts ?? []) {
      const volume = await this.volume(name);
      const source = subPath ? join(volume.source, subPath) : volume.source;
      if (subPath && !existsSync(source)) {
        // As the kubelet: root's, with the mode of the volume, in the group that the set-group-id bit hands down.
        mkdirSync(source, { recursive: true });
        chownSync(source, 0, statSync(volume.source).gid);
        chmodSync(source, statSync(volume.source).mode & 0o7777);
      }
      mounts.push({ source, target: mountPath, readOnly: readOnly ?? volume.readOnly });
    }
    // A mount inside another comes after it.
    return mounts.sort((one, other) => one.target.length - other.target.length);
  }

  /** Takes away what is only the pod's. */
  public async remove(): Promise<void> {
    for (const path of this.mounted) {
      await succeed('umount', path);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async volume(name: string): Promise<{ source: string; readOnly: boolean }> {
    if (this.claimNames.includes(name)) {
      return { source: await this.claims.mounted(`${name}-${this.pod}`, this.group), readOnly: false };
    }
    const volume = (this.spec.volumes ?? []).find((each: any) => each.name === name);
    if (volume === undefined) {
      throw new Error(`${this.pod}: found no volume ${name}, expected it in the pod or among the claims`);
    }
    const source = join(this.folder, name);
    if (volume.emptyDir !== undefined) {
      const isNew = !existsSync(source);
      if (isNew) makeOwned(source, this.group);
      if (isNew && volume.emptyDir.medium === 'Memory') {
        await succeed('mount', '-t', 'tmpfs', '-o', `gid=${this.group},mode=2775`, 'tmpfs', source);
        this.mounted.push(source);
      }
      return { source, readOnly: false };
    }
    mkdirSync(source, { recursive: true });
    const defaultMode = (volume.configMap ?? volume.secret ?? volume.projected).defaultMode ?? 0o644;
    for (const part of volume.projected?.sources ?? [volume]) {
      this.write(source, part, defaultMode);
    }
    return { source, readOnly: true };
  }

  private write(source: string, part: any, defaultMode: number): void {
    const { kind, name, items, optional } = part.configMap
      ? { kind: 'ConfigMap', ...part.configMap }
      : { kind: 'Secret', ...part.secret, name: part.secret.secretName ?? part.secret.name };
    if (optional && !this.objects.some((each) => each.kind === kind && each.metadata.name === name)) {
      return;
    }
    const files = filesOf(objectOf(this.objects, kind, name));
    const wanted = items ?? Object.keys(files).map((key) => ({ key, path: key }));
    for (const { key, path, mode } of wanted) {
      if (files[key] === undefined) {
        if (optional) continue;
        throw new Error(`${this.pod}: found no key ${key} in ${kind} ${name}, expected it; the pod would not start`);
      }
      const file = join(source, path);
      writeFileSync(file, files[key]);
      // With fsGroup, the group may read whatever its owner may.
      chmodSync(file, ((mode ?? defaultMode) & 0o770) | 0o040);
      chownSync(file, 0, this.group);
    }
  }

  private get group(): number {
    return this.spec.securityContext?.fsGroup ?? 0;
  }
}
