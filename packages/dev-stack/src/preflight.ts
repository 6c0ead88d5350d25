import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StackError } from './errors'
import type { Layout } from './paths'
import { isPortFree } from './ports'
import { claimCheckout } from './running'

const NEEDED_BYTES = 1_000_000_000

/** What can be known to fail is found out before anything long runs. @throws StackError */
export async function preflight(paths: Layout, port: number): Promise<void> {
  assertWritable(paths.home)
  assertDiskSpace(paths.home)
  await claimCheckout(paths.running)
  if (await isPortFree(port)) return
  throw new StackError(
    'port_taken',
    `Port ${port} is already in use by another program.`,
    `Stop it, or choose another: PORT=${port < 65_436 ? port + 100 : port - 100} npm start`,
  )
}

function assertWritable(folder: string): void {
  const probe = join(folder, `.probe-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    throw new StackError(
      'folder_unwritable',
      `The folder ${folder} cannot be written.`,
      'Give yourself the right to write there; if an earlier start as root made it, delete it as root.',
      { cause },
    )
  }
}

function assertDiskSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= NEEDED_BYTES) return
  throw new StackError(
    'disk_full',
    `Only ${Math.floor((bavail * bsize) / 1_000_000)} MB are free on the disk that holds ${folder}.`,
    'Free at least 1 GB and start again.',
  )
}
