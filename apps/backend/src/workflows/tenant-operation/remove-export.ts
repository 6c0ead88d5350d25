import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { removeFolder } from '@cityos/medusa-tenancy'
import { exportFolder } from './places'

/** Removes an operation's export, and what attempts at it were cut off with. */
export async function removeExport(operationId: string): Promise<void> {
  for (const folder of await unfinished(operationId)) await removeFolder(folder)
  await removeFolder(exportFolder(operationId))
}

/** Removes what attempts before this one have left: as far as it goes, because one of them may still be writing. */
export async function removeLeftovers(operationId: string): Promise<void> {
  for (const folder of await unfinished(operationId)) await removeFolder(folder).catch(() => undefined)
}

/** Folders of attempts: `<operation>.<attempt>`. */
async function unfinished(operationId: string): Promise<string[]> {
  const parent = dirname(exportFolder(operationId))
  const names = await readdir(parent).catch(() => [])
  const prefix = `${basename(exportFolder(operationId))}.`
  return names.filter((name) => name.startsWith(prefix)).map((name) => join(parent, name))
}
