import { createRequire } from 'node:module'
import { join } from 'node:path'

interface JobLoader {
  prototype: { register(job: object): void }
}

/** With `CITYOS_TEST_JOBS=off` nothing runs by the clock: for tests that compare a database with itself. */
export function leaveJobs(): void {
  if (process.env['CITYOS_TEST_JOBS'] !== 'off') return
  const fromBackend = createRequire(join(process.cwd(), 'package.json'))
  const { JobLoader } = fromBackend('@medusajs/framework/jobs') as { JobLoader: JobLoader }
  JobLoader.prototype.register = () => undefined
}
