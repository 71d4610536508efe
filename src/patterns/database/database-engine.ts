import { versionTag } from '../../values/image-reference';
import type { PodPort } from '../ports/pod-port';
import { accepted } from '../refusal';
import { type CustomEngineProps, custom } from './engines/custom';
import type { EngineFacts } from './engines/engine-facts';
import { mariadb } from './engines/mariadb';
import { mongodb } from './engines/mongodb';
import { mysql } from './engines/mysql';
import { postgres } from './engines/postgres';

/**
 * A database server: its image, and everything about that image that a manifest has to get right.
 *
 * The named engines are the official images. Their servers run as the image's own unprivileged user, without
 * capabilities, so that the pods also pass the Pod Security Standard `restricted`. Readiness is asked every 10 s with 5 s
 * to answer (MongoDB 10 s). There is no liveness probe, because a database that is busy recovering must not be killed.
 */
export class DatabaseEngine {
  /**
   * MySQL, from the image `mysql`: port 3306, data in `/var/lib/mysql`, the password in `MYSQL_ROOT_PASSWORD`. It is ready
   * when `root` can run a query over TCP with the password of the Secret, so a Secret that was changed without changing
   * the password in the database as well leaves the pods unready.
   *
   * @param version the image tag, which starts with a number, such as `8.4` or `9.1.0`; nothing and `latest` are refused
   * @see https://hub.docker.com/_/mysql
   */
  public static mysql(version: string): DatabaseEngine {
    return new DatabaseEngine(mysql(accepted('DatabaseEngine.mysql version', versionTag(version))));
  }

  /**
   * MariaDB 10.5 or later, from the image `mariadb`: port 3306, data in `/var/lib/mysql`, the password in
   * `MARIADB_ROOT_PASSWORD`. It is ready when the image's `healthcheck.sh` says so; the user it logs in as exists in
   * databases that were made by an image of May 2023 or later, and `MARIADB_AUTO_UPGRADE` adds it to older ones.
   *
   * @param version the image tag, which starts with a number, such as `11.4`; nothing and `latest` are refused
   * @see https://hub.docker.com/_/mariadb
   */
  public static mariadb(version: string): DatabaseEngine {
    return new DatabaseEngine(mariadb(accepted('DatabaseEngine.mariadb version', versionTag(version))));
  }

  /**
   * PostgreSQL, from the image `postgres`: port 5432, the password in `POSTGRES_PASSWORD`. It is ready when `pg_isready`
   * says so over TCP. Up to release 17 the volume is mounted at `/var/lib/postgresql/data`, from 18 on at
   * `/var/lib/postgresql`, as the images have it. Tags with `-alpine` run as user 70, others as 999.
   *
   * @param version the image tag, which starts with a number, such as `17` or `17-alpine`; nothing and `latest` are refused
   * @see https://hub.docker.com/_/postgres
   */
  public static postgres(version: string): DatabaseEngine {
    return new DatabaseEngine(postgres(accepted('DatabaseEngine.postgres version', versionTag(version))));
  }

  /**
   * MongoDB, from the image `mongo`: port 27017, data in `/data/db`, the password of the user `root` in
   * `MONGO_INITDB_ROOT_PASSWORD`. It is ready when it answers a ping at the pod's own address.
   *
   * @param version the image tag, which starts with a number, such as `8.0`; nothing and `latest` are refused
   * @see https://hub.docker.com/_/mongo
   */
  public static mongodb(version: string): DatabaseEngine {
    return new DatabaseEngine(mongodb(accepted('DatabaseEngine.mongodb version', versionTag(version))));
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
