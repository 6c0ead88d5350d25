import { open } from 'node:fs/promises'

const CHUNK = 1 << 18

export interface Lines {
  lines: string[]
  /** Where the next line begins. */
  offset: number
}

/**
 * Reads lines from a place in a file on, in batches of at most `most` lines or about a megabyte; more where `together`
 * says of two lines that follow each other that they stay together.
 */
export async function* readLines(
  path: string,
  from: number,
  most: number,
  together?: (line: string, next: string) => boolean,
): AsyncGenerator<Lines> {
  const file = await open(path, 'r')
  try {
    let rest = Buffer.alloc(0)
    let position = from
    let offset = from
    let batch: Lines = { lines: [], offset }
    let size = 0
    for (;;) {
      const buffer = Buffer.alloc(CHUNK)
      const { bytesRead } = await file.read(buffer, 0, CHUNK, position)
      position += bytesRead
      rest = rest.length
        ? Buffer.concat([rest, buffer.subarray(0, bytesRead)])
        : buffer.subarray(0, bytesRead)
      let start = 0
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
        const line = rest.toString('utf8', start, end)
        const isFull = batch.lines.length >= most || size >= 1 << 20
        if (isFull && !together?.(batch.lines.at(-1) as string, line)) {
          yield batch
          batch = { lines: [], offset }
          size = 0
        }
        batch.lines.push(line)
        offset += end + 1 - start
        size += end + 1 - start
        batch.offset = offset
        start = end + 1
      }
      rest = rest.subarray(start)
      if (!bytesRead) break
    }
    if (rest.length) batch = { lines: [...batch.lines, rest.toString('utf8')], offset: offset + rest.length }
    if (batch.lines.length) yield batch
  } finally {
    await file.close()
  }
}
