import { ClusterIpService, PodLabels, PodPort } from '../../../src';
import { echo } from '../harness/echo';
import { type Place, untilAnsweredBy } from '../harness/places';
import { Stage } from '../harness/stage';

const http = PodPort.tcp(8080, 'http');

/** A pod beside all examples, which tells when the proxies have heard of everything before. */
export class Bell {
  public static async hung(): Promise<Bell> {
    const stage = await Stage.set('bell', (chart) => echo(chart, 'bell', { ports: [http] }));
    return new Bell(stage);
  }

  private rung = 0;

  private constructor(private readonly stage: Stage) {}

  /** Makes a Service, and waits until it is answered: proxies take changes in the order in which they were made. */
  public async ring(from: Place): Promise<void> {
    this.rung += 1;
    const name = `bell-${this.rung}`;
    await this.stage.build((chart) => {
      new ClusterIpService(chart, name, { selector: PodLabels.of({ app: 'bell' }), ports: [http.exposedAs(80)] });
    });
    const { spec } = await this.stage.service(name);
    await untilAnsweredBy(from, `http://${spec.clusterIP}/`, await this.stage.names('bell'));
  }

  public takeDown(): Promise<void> {
    return this.stage.strike();
  }
}
