// Property tests try more cases in `npm run test:long`, from a fixed seed that the command prints.
const fc = require('fast-check')

if (process.env.CITYOS_LONG) {
  fc.configureGlobal({
    numRuns: 100_000,
    seed: Number(process.env.CITYOS_SEED),
    interruptAfterTimeLimit: 300_000,
  })
}
