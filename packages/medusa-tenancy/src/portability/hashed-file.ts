import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { open, rename, type FileHandle } from 'node:fs/promises'

/** Personal data and password hashes: for the owner of the process alone. */
export const FILE_MODE = 0o600
export const FOLDER_MODE = 0o700

export interface Hashed {
  bytes: number
  sha256: string
}

/** Writes chunks to a file that has its name only when it is whole and on the disk. */
export async function writeHashed(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  mode = FILE_MODE,
): Promise<Hashed> {
  const temporary = `${path}.part`
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(temporary, 'w', mode)
  try {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      await writeAll(file, chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  return { bytes, sha256: hash.digest('hex') }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.length;) {
    offset += (await file.write(chunk, offset)).bytesWritten
  }
}

async function hashStream(stream: ReadStream): Promise<Hashed> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

export function hashFile(path: string): Promise<Hashed> {
  return hashStream(createReadStream(path))
}
