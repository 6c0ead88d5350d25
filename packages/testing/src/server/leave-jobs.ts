import { createRequire } from 'node:module'
import { join } from 'node:path'

interface JobLoader {
  prototype: { register(job: object): void }
}

/**
 * Unless `CITYOS_TEST_JOBS=on` nothing runs by the clock: tests compare a database with itself, and run the jobs that
 * they are about when they want them.
 */
export function leaveJobs(): void {
  if (process.env['CITYOS_TEST_JOBS'] === 'on') return
  const fromBackend = createRequire(join(process.cwd(), 'package.json'))
  const { JobLoader } = fromBackend('@medusajs/framework/jobs') as { JobLoader: JobLoader }
  JobLoader.prototype.register = () => undefined
}
