import { execFileSync } from 'node:child_process'
import { existsSync, readlinkSync, realpathSync } from 'node:fs'
import { endProcess, isAlive } from '../processes'

/** A PostgreSQL server works inside its data folder, which tells it from another process that got its number. */
export function isServerOf(pid: number, dataDir: string): boolean {
  if (!isAlive(pid)) return false
  if (existsSync('/proc/self/cwd')) {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir)
    } catch {
      // Another user's process cannot be looked into; if it were a server of this folder, the folder would be that user's.
      return false
    }
  }
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return command.includes('postgres') && command.includes(dataDir)
  } catch {
    return false
  }
}

/** Fast shutdown, then immediate, then by force. */
export function stopServer(pid: number, fastMs = 15_000): Promise<void> {
  return endProcess(pid, [
    ['SIGINT', fastMs],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ])
}
