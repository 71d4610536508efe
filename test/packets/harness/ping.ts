import { spawnSync } from 'node:child_process';
import { Complaint } from '../../../src/values/complaint';
import { setupFailure } from '../../api-server/harness/setup-failure';
import { type Place, run } from './places';

/** Whether an address answers a ping from a place within a second. */
export async function answersPing(place: Place, address: string): Promise<boolean> {
  if (spawnSync('ping', ['-V']).error !== undefined) {
    throw setupFailure(
      new Complaint('no ping', 'it in PATH', 'install it: apt-get install iputils-ping'),
      'npm run test:packets',
    );
  }
  const { code, stderr } = await run(place, 'ping', '-c', '1', '-W', '1', address);
  // It ends with 1 where no answer came, and with others where it could not ask.
  if (code > 1) {
    throw new Error(`cannot ping ${address} from ${place}: ${stderr.trim()}`);
  }
  return code === 0;
}
