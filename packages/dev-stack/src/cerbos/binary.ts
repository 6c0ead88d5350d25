import { chmodSync, lstatSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:process'
import { StackError } from '../errors'

/**
 * The real program, from the package of this platform. The `cerbos` package's own command runs it with a blocking
 * call, which no signal gets through.
 * @throws StackError `cerbos_unavailable`
 */
export function cerbosBinary(): string {
  const name = `@cerbos/cerbos-${platform}-${arch}`
  try {
    const binary = createRequire(require.resolve('cerbos/package.json')).resolve(name)
    const { mode } = lstatSync(binary)
    if ((mode & 0o555) !== 0o555) chmodSync(binary, mode | 0o555)
    return binary
  } catch (cause) {
    throw new StackError(
      'cerbos_unavailable',
      `Cerbos for ${platform}-${arch} (${name}) is not installed.`,
      'Run `npm ci` without --omit=optional, or point CERBOS_URL at a Cerbos of your own (docker-compose.yml has one).',
      { cause },
    )
  }
}
