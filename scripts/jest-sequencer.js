/**
 * The longest test files first, so that all workers end together. A machine that has run a file before knows how long
 * it took; elsewhere `longest-tests.json` does: seconds on two cores, of the files that take more than twenty.
 */
const path = require('node:path')
// jest's own dependency, not one of ours.
const jestCore = require.resolve('@jest/core', { paths: [require.resolve('jest')] })
const { default: Sequencer } = require(require.resolve('@jest/test-sequencer', { paths: [jestCore] }))
const LONGEST = require('./longest-tests.json')

const ROOT = path.join(__dirname, '..')
/** Whatever starts a server takes some seconds, whatever does not takes none. */
const USUAL_MS = { integration: 10_000, unit: 500 }

module.exports = class LongestFirst extends Sequencer {
  time(test) {
    const file = path.relative(ROOT, test.path).split(path.sep).join('/')
    const written = LONGEST[file] === undefined ? undefined : LONGEST[file] * 1_000
    return super.time(test) ?? written ?? USUAL_MS[test.context.config.displayName?.name]
  }
}
