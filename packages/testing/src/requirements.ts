import { spawnSync } from 'node:child_process'

const PROBES: Record<string, string[]> = {
  redis: ['redis-server', '--version'],
  chromium: ['chromium', '--version'],
}

/**
 * `describe` when the program is installed, else `describe.skip` with a visible reason. A run that names the
 * program in CITYOS_REQUIRE (as CI does) fails instead of skipping.
 */
export function describeWith(program: 'redis' | 'chromium'): typeof describe {
  const [command, ...args] = PROBES[program] as [string, ...string[]]
  if (spawnSync(command, args).status === 0) return describe
  const required = (process.env['CITYOS_REQUIRE'] ?? '').split(',').includes(program)
  if (required) throw new Error(`These tests need ${command}, which is not installed.`)
  console.warn(`Skipped: these tests need ${command}, which is not installed.`)
  return describe.skip
}
