import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

const TAIL_BYTES = 16_384

/** The last lines of a log, without colours; empty when there is none. @param from skips what earlier runs wrote. */
export function logTail(path: string, lines: number, from = 0): string {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return ''
  }
  try {
    const size = fstatSync(file).size
    const start = Math.max(from, size - TAIL_BYTES)
    const buffer = Buffer.alloc(Math.max(0, size - start))
    readSync(file, buffer, 0, buffer.length, start)
    const text = stripVTControlCharacters(buffer.toString('utf8')).trimEnd()
    return text.split('\n').slice(-lines).join('\n')
  } finally {
    closeSync(file)
  }
}
