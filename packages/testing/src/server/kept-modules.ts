import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { REPOSITORY } from '../paths'

/** A file of a package as it was when it was compiled: its text, and what V8 made of it. */
export interface KeptModule {
  mtimeMs: number
  size: number
  source: string
  code: Buffer
}

/** What a file held at that time, and where its text and its code begin and end in the body. */
type Place = [file: string, mtimeMs: number, size: number, source: number, code: number, end: number]
interface Index {
  places: Place[]
  resolved: [string, string][]
}

const FOLDER = join(REPOSITORY, '.cityos/test-modules')
/** Bytes of the length of the index, which comes first; the body follows it. */
const HEAD = 8

/** One file for each installation of packages and each V8: either may make what is kept useless. */
function keptFile(): string {
  const installed = join(REPOSITORY, 'node_modules/.package-lock.json')
  const hash = createHash('sha256').update(`${process.version} ${process.arch} ${cachedDataVersionTag()}`)
  hash.update(String(statSync(installed, { throwIfNoEntry: false })?.mtimeMs))
  hash.update(readFileSync(join(REPOSITORY, 'package-lock.json')))
  return join(FOLDER, hash.digest('hex').slice(0, 12))
}

/** Modules by the names of their files, and files by `folder, request`; undefined when nothing has been kept. */
export class KeptModules {
  private constructor(
    private readonly places: Map<string, Place>,
    readonly resolved: ReadonlyMap<string, string>,
    private readonly body: Buffer,
  ) {}

  static read(): KeptModules | undefined {
    const file = keptFile()
    if (!existsSync(file)) return undefined
    const bytes = readFileSync(file)
    const start = HEAD + Number(bytes.readBigUInt64LE(0))
    const index = JSON.parse(bytes.toString('utf8', HEAD, start)) as Index
    const places = new Map(index.places.map((place) => [place[0], place]))
    return new KeptModules(places, new Map(index.resolved), bytes.subarray(start))
  }

  get(file: string): KeptModule | undefined {
    const place = this.places.get(file)
    if (!place) return undefined
    const [, mtimeMs, size, source, code, end] = place
    return {
      mtimeMs,
      size,
      source: this.body.toString('utf8', source, code),
      code: this.body.subarray(code, end),
    }
  }

  /** Whole or not at all: processes that write at once write the same. */
  static write(modules: Iterable<readonly [string, KeptModule]>, resolved: Iterable<[string, string]>): void {
    const places: Place[] = []
    const parts: Buffer[] = []
    let at = 0
    for (const [name, { mtimeMs, size, source, code }] of modules) {
      const text = Buffer.from(source)
      const middle = at + text.length
      places.push([name, mtimeMs, size, at, middle, (at = middle + code.length)])
      parts.push(text, code)
    }
    const index = Buffer.from(JSON.stringify({ places, resolved: [...resolved] } satisfies Index))
    const head = Buffer.alloc(HEAD)
    head.writeBigUInt64LE(BigInt(index.length))
    const file = keptFile()
    const unfinished = `${file}-${process.pid}`
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(unfinished, Buffer.concat([head, index, ...parts]))
    renameSync(unfinished, file)
    // What other installations have left; not what others are writing in this moment.
    for (const name of readdirSync(FOLDER)) {
      if (!name.startsWith(basename(file))) rmSync(join(FOLDER, name), { force: true })
    }
  }
}
