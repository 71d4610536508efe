/*
 * Node 20 cannot require() modules of ECMAScript. esbuild's own translation of them puts a getter before every use of what another
 * file exports, which the checker, that is called from file to file all the time, pays for; nothing here changes what it exports.
 */

const IMPORT = /^import (?:(\w+)|\{([^}]*)\}|\* as (\w+)) from ("[^"]+");$/gm;
const BARE_IMPORT = /^import ("[^"]+");$/gm;
const EXPORT = /^export \{([^}]*)\};$/m;

/** A bundle of esbuild, whose imports stand alone in their lines, as a module of CommonJS. */
export function asCommonJs(bundle) {
  const text = bundle
    .replace(IMPORT, (_, single, names, all, from) => {
      const taken = names === undefined ? (all ?? single) : `{${pairs(names, (from, as) => `${from}: ${as}`)}}`;
      return `const ${taken} = require(${from});`;
    })
    .replace(BARE_IMPORT, 'require($1);')
    .replace(EXPORT, (_, names) => `module.exports = {${pairs(names, (from, as) => `${as}: ${from}`)}};`);
  const left = /^(?:import|export)\b.*/m.exec(text);
  if (left !== null) {
    throw new Error(`the bundler wrote ${left[0]}, expected what asCommonJs translates; adapt it`);
  }
  return text;
}

function pairs(names, written) {
  return names
    .split(',')
    .map((each) => each.trim().split(' as '))
    .filter(([from]) => from !== '')
    .map(([from, as = from]) => (from === as ? `\n  ${from}` : `\n  ${written(from, as)}`))
    .join(',');
}
