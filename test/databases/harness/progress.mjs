/*
 * Says of each test when it begins and how it ended, at once: a reporter of jest. A suite takes minutes, and jest speaks only at its end.
 */
export default class Progress {
  onTestCaseStart(_, { ancestorTitles, title }) {
    console.error(`${clock()} begins ${[...ancestorTitles, title].join(': ')}`);
  }

  onTestCaseResult(_, { ancestorTitles, title, status, duration }) {
    if (status === 'pending') return;
    console.error(
      `${clock()} ${status} ${[...ancestorTitles, title].join(': ')} (${Math.round((duration ?? 0) / 1000)} s)`,
    );
  }
}

const clock = () => new Date().toISOString().slice(11, 19);
