import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StackError } from '../errors'
import { POSTGRES_MAJOR } from './binaries'
import { isAlive, startedAt } from '../processes'
import { isServerOf, stopServer } from './processes'

const OWNER_FILE = 'cityos-owner.json'

/** Whether the folder already holds a cluster. @throws StackError when it holds something that this PostgreSQL cannot use. */
export function inspectFolder(dataDir: string): 'cluster' | 'empty' {
  const stat = statSync(dataDir, { throwIfNoEntry: false })
  if (!stat) {
    ensureParent(dataDir)
    return 'empty'
  }
  assertOurs(dataDir, stat.uid)
  const versionFile = join(dataDir, 'PG_VERSION')
  if (!existsSync(versionFile)) {
    if (readdirSync(dataDir).length === 0) return 'empty'
    throw new StackError(
      'postgres_folder_not_a_cluster',
      `${dataDir} holds files that are not a PostgreSQL database.`,
      'Move them away, or choose another folder.',
    )
  }
  const version = readFileSync(versionFile, 'utf8').trim()
  if (version === POSTGRES_MAJOR) return 'cluster'
  throw new StackError(
    'postgres_version_mismatch',
    `The database in ${dataDir} was made by PostgreSQL ${version}; this is PostgreSQL ${POSTGRES_MAJOR}.`,
    `Move it with PostgreSQL ${version}'s pg_dump, or delete ${dataDir} to start with an empty one.`,
  )
}

function ensureParent(dataDir: string): void {
  const parent = dirname(dataDir)
  try {
    mkdirSync(parent, { recursive: true })
    accessSync(parent, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new StackError(
      'folder_unwritable',
      `The folder ${parent} cannot be written.`,
      'Give yourself the right to write there, or choose another folder.',
      { cause },
    )
  }
}

function assertOurs(dataDir: string, uid: number): void {
  const me = process.getuid?.()
  if (me === undefined || me === 0 || me === uid) return
  throw new StackError(
    'postgres_folder_owner',
    `The database in ${dataDir} belongs to another user (uid ${uid}), and PostgreSQL only opens its own user's files.`,
    `Start as that user (or as root, if root made it), or delete ${dataDir} to start with an empty one.`,
  )
}

/** Whoever started a server leaves its process number, so that a later start can tell a running neighbour from an orphan. */
export function claimFolder(dataDir: string): void {
  const path = join(dataDir, OWNER_FILE)
  writeFileSync(path, JSON.stringify({ pid: process.pid, started_at: startedAt(process.pid) ?? null }), {
    mode: 0o600,
  })
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(dataDir)
    chownSync(path, uid, gid)
  }
}

/** Stops a server whose starter is gone, and removes the lock file of one that is itself gone. @throws when it is in use. */
export async function freeFolder(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  if (isServerOf(pid, dataDir)) {
    const starter = livingStarter(dataDir)
    if (starter !== undefined) {
      throw new StackError(
        'postgres_folder_in_use',
        `The database in ${dataDir} is in use by another running process (${starter}).`,
        `Stop that one first (Ctrl-C in its terminal, or kill ${starter}).`,
      )
    }
    await stopServer(pid)
  }
  rmSync(lock, { force: true })
}

function livingStarter(dataDir: string): number | undefined {
  let owner: { pid: number; started_at: string | null }
  try {
    owner = JSON.parse(readFileSync(join(dataDir, OWNER_FILE), 'utf8')) as typeof owner
  } catch {
    return undefined
  }
  const same = isAlive(owner.pid) && (owner.started_at === null || owner.started_at === startedAt(owner.pid))
  return same ? owner.pid : undefined
}
