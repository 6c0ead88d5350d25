import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const LINUX = process.platform === 'linux'
const TICK_MS = LINUX ? 1000 / Number(execFileSync('getconf', ['CLK_TCK'])) : 0

/**
 * CPU time in milliseconds of a process, the children it has and those it has reaped: for the postmaster,
 * all of PostgreSQL. Undefined where there is no /proc.
 */
export function cpuOfFamily(pid) {
  if (!LINUX) return undefined
  let ticks = 0
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? readStat(entry) : undefined
    if (!stat) continue
    if (stat.pid === pid) ticks += stat.own + stat.reaped
    else if (stat.parent === pid) ticks += stat.own
  }
  return ticks * TICK_MS
}

function readStat(entry) {
  try {
    const text = readFileSync(`/proc/${entry}/stat`, 'utf8')
    const [, parent, ...rest] = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user, system, reapedUser, reapedSystem] = rest.slice(9, 13)
    return { pid: Number(entry), parent, own: user + system, reaped: reapedUser + reapedSystem }
  } catch {
    return undefined
  }
}
