/*
 * Applications that work, each broken in one way. The checker has to name the mistake, on the object that has it, and
 * nothing beside it. Everyday, each mistake is made in a few applications; thoroughly, in one place of each; EVERY_PLACE=1 tries all
 * places of all.
 */
import { lines } from '../support/judge';
import { THOROUGH } from '../support/thoroughness';
import type { Application } from './one-mistake/application';
import { ownApplications, realApplications } from './one-mistake/applications';
import type { Mistake, Place } from './one-mistake/mistake';
import { MISTAKES } from './one-mistake/mistakes';
import { UNKNOWABLE } from './one-mistake/unknowable';

const EVERY_PLACE = process.env.EVERY_PLACE !== undefined;

/** How many places are tried in an application, in how many of our own, and in how many of the real ones. */
const [PLACES, OWN, REAL] = EVERY_PLACE ? [100, 1000, 1000] : THOROUGH ? [1, 1000, 4] : [1, 2, 1];

const own = ownApplications();
const real = realApplications();

if (real.length === 0) {
  console.warn('real applications are not broken: there is no ../shared/corpus beside this repository');
}

test.each(own.map((app) => [app.name, app] as const))('nothing is found in %s before it is broken', (_, app) => {
  expect(lines(app.findings)).toEqual([]);
});

test.each(MISTAKES.map((mistake, i) => [mistake.done, mistake, i] as const))('%s', (_, mistake, i) => {
  const tried = [...broken(drawn(own, i), mistake, OWN), ...broken(drawn(real, i).slice(0, REAL), mistake)];
  expect(tried.flatMap(([app, place]) => wronglyJudged(app, mistake, place))).toEqual([]);
  expect(tried.filter(([app]) => own.includes(app))).not.toEqual([]);
});

test.each(UNKNOWABLE.map((mistake, i) => [mistake.done, mistake, i] as const))('no error: %s', (_, mistake, i) => {
  const tried = [...broken(drawn(own, i), mistake, OWN), ...broken(drawn(real, i).slice(0, REAL), mistake)];
  const errors = tried
    .flatMap(([app, place]) => app.after(place.changes).findings)
    .filter(({ severity }) => severity === 'error');
  expect(lines(errors)).toEqual([]);
  expect(tried).not.toEqual([]);
});

/** The applications, beginning with another one for each mistake. */
function drawn(applications: readonly Application[], seed: number): Application[] {
  return applications.map((_, i) => applications[(seed * 4 + i) % applications.length] as Application);
}

/** The places to try, in no more than so many of those applications that have one. */
function broken(
  applications: readonly Application[],
  { places }: Pick<Mistake, 'places'>,
  most = applications.length,
): [Application, Place][] {
  const tried: [Application, Place][] = [];
  let left = most;
  for (const app of applications) {
    const first: Place[] = [];
    for (const place of places(app)) {
      if (first.push(place) >= PLACES) break;
    }
    tried.push(...first.map((place): [Application, Place] => [app, place]));
    if (first.length > 0) left -= 1;
    if (left === 0) break;
  }
  return tried;
}

/** What is wrong with the judgement of an application with one mistake. */
function wronglyJudged(app: Application, { rules, severity, besides = {} }: Mistake, place: Place): string[] {
  const { findings, changed } = app.after(place.changes);
  const title = place.named?.title ?? changed[0];
  const naming = findings.filter(({ rule, object }) => rules.includes(rule) && object.title === title);
  const isNamed = naming.some((each) => severity === 'warning' || place.isInDoubt || each.severity === 'error');
  // Of one mistake there may be several victims.
  const others = findings.filter(({ rule }) => !rules.includes(rule) && !(rule in besides));
  return [
    ...(isNamed ? [] : [`${app.name}: ${severity} ${rules.join(' or ')} is not said of ${title}`]),
    ...lines(others).map((line) => `${app.name}: beside the mistake in ${title}, ${line}`),
  ];
}
