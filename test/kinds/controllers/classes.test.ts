import { INGRESS_CONTROLLERS } from '../../../src/kinds/controllers';
import { listedFacts } from '../listed-facts';

/*
 * The classes that controllers go by, and what an IngressClass says of whom it is for, held against their sources: a line
 * has the id of a controller, the controller of its IngressClass, and the names of its classes.
 */
const LISTED = listedFacts('controllers/classes.txt').map((line) => line.split(' '));

test.each(LISTED)('%s alone claims the IngressClasses of %s', (id, controller = '') => {
  const claiming = INGRESS_CONTROLLERS.filter(({ controllerName }) => controllerName.test(controller));
  expect(claiming.map((each) => each.id)).toEqual([id]);
});

test('controllers go by the classes of their sources', () => {
  const known = INGRESS_CONTROLLERS.map(({ id, classes }) => [id, ...classes]);
  expect(known.sort()).toEqual(LISTED.map(([id, , ...classes]) => [id, ...classes]).sort());
});

test('what is not served under a class is said of a class that there is', () => {
  const unknown = INGRESS_CONTROLLERS.flatMap(({ classes, limits = {} }) =>
    Object.keys(limits).filter((each) => !classes.includes(each)),
  );
  expect(unknown).toEqual([]);
});
