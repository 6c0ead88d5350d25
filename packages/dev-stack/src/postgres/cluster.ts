import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StackError } from '../errors'
import type { PostgresBinaries } from './binaries'
import type { RunAs } from './run-as'

export const OWNER_ROLE = 'postgres'
const PASSWORD_FILE = 'cityos-password'

/** Works on a machine without any locale installed: the locale is PostgreSQL's own. */
const INITDB_FLAGS = [
  `--username=${OWNER_ROLE}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
]

/** Makes the cluster beside its final place and moves it there when complete: an interrupted attempt leaves nothing half done. */
export async function createCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  runAs: RunAs,
  durable: boolean,
): Promise<void> {
  const draft = `${dataDir}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  const temporary = mkdtempSync(join(tmpdir(), 'cityos-'))
  const pwfile = join(temporary, 'password')
  try {
    writeFileSync(pwfile, password, { mode: 0o600 })
    if (runAs.user)
      for (const path of [draft, temporary, pwfile]) chownSync(path, runAs.user.uid, runAs.user.gid)
    await runInitdb(binaries, runAs, [
      `--pgdata=${draft}`,
      `--pwfile=${pwfile}`,
      ...INITDB_FLAGS,
      ...(durable ? [] : ['--no-sync']),
    ])
    const kept = join(draft, PASSWORD_FILE)
    writeFileSync(kept, password, { mode: 0o600 })
    if (runAs.user) chownSync(kept, runAs.user.uid, runAs.user.gid)
    chmodSync(draft, 0o700)
    rmSync(dataDir, { recursive: true, force: true })
    renameSync(draft, dataDir)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

export function readPassword(dataDir: string): string {
  return readFileSync(join(dataDir, PASSWORD_FILE), 'utf8').trim()
}

function runInitdb(binaries: PostgresBinaries, runAs: RunAs, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const [program, argv] = runAs.command(binaries.initdb, args)
    // Its own process group: a Ctrl-C in the terminal is answered by whoever started us, in their order.
    const child = spawn(program, argv, {
      ...runAs.spawn,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) return resolve()
      const said = stderr.trim().split('\n').slice(-5).join('\n')
      reject(
        new StackError(
          'postgres_failed',
          `PostgreSQL could not create its database folder:\n${said}`,
          'Check free disk space and the rights on the folder.',
        ),
      )
    })
  })
}
