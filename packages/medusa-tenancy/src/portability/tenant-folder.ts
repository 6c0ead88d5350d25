import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { byCodeUnits } from './order'
import { FILE_MODE, FOLDER_MODE, writeHashed, type Hashed } from './hashed-file'

/** Uploads may be served by another process. */
const SHARED_FILE_MODE = 0o644

/** Paths of the plain files below a folder, in one order; none when there is no folder. Links are not followed. */
export async function listFiles(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  const paths: string[] = []
  for (const entry of entries) {
    const path = below ? `${below}/${entry.name}` : entry.name
    if (entry.isDirectory()) paths.push(...(await listFiles(folder, path)))
    else if (entry.isFile() && !path.endsWith('.part')) paths.push(path)
  }
  return paths.sort(byCodeUnits)
}

/** Copies a file to a place whose folders may not exist yet, and tells its hash. */
export async function copyFile(
  from: string,
  to: string,
  readers: 'owner' | 'shared' = 'owner',
): Promise<Hashed> {
  await mkdir(dirname(to), { recursive: true, ...(readers === 'owner' ? { mode: FOLDER_MODE } : {}) })
  const mode = readers === 'owner' ? FILE_MODE : SHARED_FILE_MODE
  return writeHashed(to, createReadStream(from) as AsyncIterable<Buffer>, mode)
}

/** Removes a folder; safe to repeat. Somebody may still be writing there, so it is tried more than once. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}
