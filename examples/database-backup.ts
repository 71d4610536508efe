import { Chart, Cron, Duration, Size } from 'cdk8s';
import { ConcurrencyPolicy, CronJob, PersistentVolumeAccessMode, PersistentVolumeClaim, Volume } from 'cdk8s-plus-27';
import { DatabaseCredentials, DatabaseEngine, HeadlessStatefulDb } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** MariaDB that is dumped from a replica every night, so that the primary has no work with it. */
export class DatabaseBackup extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const engine = DatabaseEngine.mariadb('11.4');
    const db = new HeadlessStatefulDb(this, 'shop', {
      engine,
      replicas: 2,
      storage: { size: Size.gibibytes(10) },
      credentials: DatabaseCredentials.fromSecretName('shop', { database: 'shop', user: 'shop' }),
    });
    const claim = new PersistentVolumeClaim(this, 'backups', {
      accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE],
      storage: Size.gibibytes(50),
    });
    // A client reads the password from the variable, so that no list of processes shows it.
    const dump = `mariadb-dump --host=${db.podHost(1)} --user=shop --single-transaction shop`;
    const nightly = new CronJob(this, 'nightly', {
      schedule: Cron.schedule({ minute: '30', hour: '2' }),
      concurrencyPolicy: ConcurrencyPolicy.FORBID,
      backoffLimit: 2,
      activeDeadline: Duration.hours(6),
      securityContext: { user: 999, group: 999, fsGroup: 999 },
    });
    const job = nightly.addContainer({
      name: 'dump',
      image: engine.image,
      command: ['bash', '-c', `set -o pipefail; cd /backups; ${dump} | gzip > .new && mv .new "$(date +%F).sql.gz"`],
      resources: {},
    });
    job.mount('/backups', Volume.fromPersistentVolumeClaim(this, 'volume', claim));
    db.readers.addConnectionTo(job, { password: 'MYSQL_PWD' });
    db.allowFrom(nightly);
  }
}
