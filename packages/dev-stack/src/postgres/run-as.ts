import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { StackError } from '../errors'

/** How to start a PostgreSQL program: PostgreSQL refuses to run as root, so root lends it another user. */
export interface RunAs {
  /** Whose files the program may open; absent when it runs as the calling user. */
  user?: User
  spawn: { uid?: number; gid?: number }
  command(program: string, args: string[]): [program: string, args: string[]]
}

export interface User {
  uid: number
  gid: number
}

const asMyself: RunAs = { spawn: {}, command: (program, args) => [program, args] }

/** @param paths what the program must reach: its own binary and the folder that holds the data. */
export function chooseUser(dataDir: string, paths: string[]): RunAs {
  if (process.getuid?.() !== 0) return asMyself
  const user = ownerOf(dataDir) ?? findUser('postgres') ?? findUser('nobody')
  if (!user) {
    throw new StackError(
      'postgres_cannot_run_as_root',
      'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody".',
      'Start as an ordinary user, or point DATABASE_URL at a PostgreSQL server of your own.',
    )
  }
  const blocked = paths.map((path) => firstClosedFolder(path, user)).find((folder) => folder !== undefined)
  return blocked === undefined
    ? { user, spawn: user, command: (program, args) => [program, args] }
    : throughSetpriv(user, blocked)
}

function ownerOf(folder: string): User | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

function findUser(name: string): User | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    const line = existsSync('/etc/passwd')
      ? readFileSync('/etc/passwd', 'utf8')
          .split('\n')
          .find((entry) => entry.startsWith(`${name}:`))
      : undefined
    const [, , uid, gid] = line?.split(':') ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
  }
}

function firstClosedFolder(path: string, user: User): string | undefined {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat) {
      const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001
      if ((stat.mode & bit) === 0) return folder
    }
    if (folder === dirname(folder)) return undefined
  }
}

/** A clone below /root is closed to other users: the program keeps root's right to pass closed folders, and nothing else. */
function throughSetpriv(user: User, blocked: string): RunAs {
  const flags = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
  ]
  if (spawnSync('setpriv', [...flags, 'true'], { stdio: 'ignore' }).status !== 0) {
    throw new StackError(
      'postgres_cannot_run_as_root',
      `PostgreSQL refuses to run as root, and the user lent to it may not enter ${blocked}.`,
      'Move the checkout out of that folder, start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
    )
  }
  return { user, spawn: {}, command: (program, args) => ['setpriv', [...flags, program, ...args]] }
}
