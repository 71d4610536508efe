import { Complaint } from '../../values/complaint';
import { isBefore, versionTag } from '../../values/image-reference';
import type { PodPort } from '../ports/pod-port';
import { accepted, refusal } from '../refusal';
import { type CustomEngineProps, custom } from './engines/custom';
import type { EngineFacts } from './engines/engine-facts';
import { mariadb } from './engines/mariadb';
import { mongodb } from './engines/mongodb';
import { mysql } from './engines/mysql';
import { type ImageOptions, readImageOptions } from './engines/official-image';
import { postgres } from './engines/postgres';

/** The first release of MariaDB that the scripts of the replication can rely on. */
const FIRST_MARIADB = [10, 11];

/**
 * A database server: its image, and everything about that image that a manifest has to get right.
 *
 * The named engines are the official images. Their servers run as the image's own unprivileged user, without
 * capabilities, so that the pods also pass the Pod Security Standard `restricted`. Readiness is asked every 10 s with 5 s
 * to answer (MongoDB 10 s). There is no liveness probe, because a database that is busy recovering must not be killed, and
 * no startup probe, because a replica may copy its primary for hours.
 */
export class DatabaseEngine {
  /**
   * MySQL, from the image `mysql`: port 3306, data in `/var/lib/mysql`. Releases before 8.0.26 run in single pods only, for
   * they lack what the replication needs.
   *
   * @param version the image tag, which starts with a number, such as `8.4` or `9.1.0`, and perhaps a digest behind it
   * (`8.4@sha256:…`); nothing and `latest` are refused
   * @param image where the image is pulled from; by default Docker Hub
   * @see https://hub.docker.com/_/mysql
   */
  public static mysql(version: string, image: ImageOptions = {}): DatabaseEngine {
    return DatabaseEngine.official('DatabaseEngine.mysql', mysql, version, image);
  }

  /**
   * MariaDB 10.11 or later, from the image `mariadb`: port 3306, data in `/var/lib/mysql`. Earlier releases are refused:
   * they cannot keep a replica from being written to without taking the administrator's rights away.
   *
   * @param version the image tag, which starts with a number, such as `11.4`, and perhaps a digest behind it; nothing and
   * `latest` are refused
   * @param image where the image is pulled from; by default Docker Hub
   * @see https://hub.docker.com/_/mariadb
   */
  public static mariadb(version: string, image: ImageOptions = {}): DatabaseEngine {
    const where = 'DatabaseEngine.mariadb';
    const engine = DatabaseEngine.official(where, mariadb, version, image);
    if (isBefore(version, FIRST_MARIADB)) {
      throw refusal(
        `${where} version`,
        new Complaint(`"${version}"`, '10.11 or later, whose replicas can refuse all writes', 'upgrade it first'),
      );
    }
    return engine;
  }

  /**
   * PostgreSQL, from the image `postgres`: port 5432. Up to release 17 the volume is mounted at
   * `/var/lib/postgresql/data`, from 18 on at `/var/lib/postgresql`, as the images have it. Tags with `-alpine` run as user 70,
   * others as 999. Releases before 13 run in single pods only, for they lack what the replication needs.
   *
   * @param version the image tag, which starts with a number, such as `17` or `17-alpine`, and perhaps a digest behind it;
   * nothing and `latest` are refused
   * @param image where the image is pulled from; by default Docker Hub
   * @see https://hub.docker.com/_/postgres
   */
  public static postgres(version: string, image: ImageOptions = {}): DatabaseEngine {
    return DatabaseEngine.official('DatabaseEngine.postgres', postgres, version, image);
  }

  /**
   * MongoDB, from the image `mongo`: port 27017, data in `/data/db`, the password of the user `root` in a file that
   * `MONGO_INITDB_ROOT_PASSWORD_FILE` names. It is ready when it answers a ping at the pod's own address. Several pods are
   * refused without commands of your own: this library makes no replica set, because none could be tested.
   *
   * @param version the image tag, which starts with a number, such as `8.0`, and perhaps a digest behind it; nothing and
   * `latest` are refused
   * @param image where the image is pulled from; by default Docker Hub
   * @see https://hub.docker.com/_/mongo
   */
  public static mongodb(version: string, image: ImageOptions = {}): DatabaseEngine {
    return DatabaseEngine.official('DatabaseEngine.mongodb', mongodb, version, image);
  }

  /**
   * Any other server, or an image of your own.
   *
   * @param props what has to be known of it; refused are an image without tag or digest, and an image that reads its
   * password from nowhere
   */
  public static custom(props: CustomEngineProps): DatabaseEngine {
    return new DatabaseEngine(custom('DatabaseEngine.custom', props));
  }

  private static official(
    where: string,
    facts: (version: string, image: ImageOptions) => EngineFacts,
    version: string,
    image: ImageOptions,
  ): DatabaseEngine {
    const tag = accepted(`${where} version`, versionTag(version));
    return new DatabaseEngine(facts(tag, readImageOptions(`${where} image`, image)));
  }

  private constructor(
    /** @internal */
    public readonly _facts: EngineFacts,
  ) {}

  /** The image, with its tag, such as `mysql:8.4`. */
  public get image(): string {
    return this._facts.image;
  }

  /** The port that the server listens on. */
  public get port(): PodPort {
    return this._facts.port;
  }

  /** Where the volume with the data is mounted, such as `/var/lib/mysql`. */
  public get dataPath(): string {
    return this._facts.data.path;
  }
}
