import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from './processes';

/** The volumes of claims. Each has the size that was asked for, and stays until it is wiped. */
export class Claims {
  private readonly made = new Set<string>();

  /**
   * @param folder where they lie
   * @param size how large each is, as `mount` takes it; undefined for folders on the disk. Killing a process loses nothing that was
   *   written, so memory does for most tests, and none of them waits for a disk.
   */
  public constructor(
    private readonly folder: string,
    private readonly size?: string,
  ) {}

  /** The folder of a claim, whether it has been made or not. */
  public folderOf(claim: string): string {
    return join(this.folder, claim);
  }

  /** The folder of a claim, made if it is the first time, and written to by a group. */
  public async mounted(claim: string, group: number): Promise<string> {
    const path = this.folderOf(claim);
    if (!this.made.has(claim)) {
      makeOwned(path, group);
      if (this.size !== undefined) {
        await succeed('mount', '-t', 'tmpfs', '-o', `size=${this.size},gid=${group},mode=2775`, 'tmpfs', path);
      }
      this.made.add(claim);
    }
    return path;
  }

  /** Loses everything in a claim. */
  public async wipe(claim: string): Promise<void> {
    if (this.made.delete(claim)) {
      if (this.size !== undefined) await succeed('umount', this.folderOf(claim));
      rmSync(this.folderOf(claim), { recursive: true });
    }
  }

  /** Leaves no more than so many mebibytes free in a claim, or as many as it had at first. */
  public async leaveRoom(claim: string, mebibytes?: number): Promise<void> {
    if (this.size === undefined) throw new Error(`${claim}: found a folder on the disk, expected a volume of its own`);
    const path = this.folderOf(claim);
    const { blocks, bfree, bsize } = statfsSync(path);
    const size = mebibytes === undefined ? this.size : `${(blocks - bfree) * bsize + mebibytes * 2 ** 20}`;
    await succeed('mount', '-o', `remount,size=${size}`, path);
  }

  public async remove(): Promise<void> {
    for (const claim of [...this.made]) {
      await this.wipe(claim);
    }
  }
}

/** Makes a folder that a group may write to, as the kubelet does for `fsGroup`. */
export function makeOwned(path: string, group: number): void {
  if (!existsSync(path)) {
    mkdirSync(path, { recursive: true });
    chownSync(path, 0, group);
    chmodSync(path, 0o2775);
  }
}
