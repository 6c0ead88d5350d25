import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

const MB_OF_KB = 1 / 1024

/**
 * Memory of what `npm start` runs in this checkout: the starter, PostgreSQL and the backend with all their
 * children. PSS shares a page among the processes that map it, so its sum is what the stack really occupies;
 * RSS counts PostgreSQL's shared buffers once per connection. Linux only.
 * @throws Error when nothing runs.
 */
export function measureStack() {
  const file = join(ROOT, '.cityos/running.json')
  if (!existsSync(file)) throw new Error('Nothing runs in this checkout: start it with npm start first.')
  const { starter, children } = JSON.parse(readFileSync(file, 'utf8'))
  const lock = join(ROOT, '.cityos/postgres/postmaster.pid')
  const postmaster = existsSync(lock) ? [Number(readFileSync(lock, 'utf8').split('\n')[0])] : []
  const processes = familyOf([starter.pid, ...children.map(({ pid }) => pid), ...postmaster])
  const measured = processes.map(({ pid, name }) => ({ pid, name, ...memoryOf(pid) }))
  const sum = (key) => measured.reduce((total, process) => total + process[key], 0)
  return { processes: measured, pssMb: sum('pssMb'), rssMb: sum('rssMb') }
}

function familyOf(roots) {
  const all = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => readProcess(Number(entry)))
  const family = new Set(roots)
  for (let size = 0; size !== family.size;) {
    size = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  return all.filter(({ pid }) => family.has(pid))
}

function readProcess(pid) {
  const status = read(`/proc/${pid}/status`)
  if (!status) return []
  return [{ pid, name: /^Name:\s*(.*)$/m.exec(status)[1], parent: Number(/^PPid:\s*(\d+)/m.exec(status)[1]) }]
}

function memoryOf(pid) {
  const kb = (text, key) => Number(new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  const rssMb = kb(read(`/proc/${pid}/status`), 'VmRSS') * MB_OF_KB
  // Another user's process does not tell its shared part: count all of it.
  const rollup = read(`/proc/${pid}/smaps_rollup`)
  return { rssMb, pssMb: rollup ? kb(rollup, 'Pss') * MB_OF_KB : rssMb }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
