import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ERRORS } from '@cityos/contracts'
import type { MoneyErrorCode } from '@cityos/money'

const ROOT = path.resolve(__dirname, '../..')
const MAX_LINES = 300

/** Source files that may be longer, each with its reason. */
const LONG_FILES: Record<string, string> = {
  'apps/orchestrator/src/payload-types.ts': 'Payload writes it from the collections.',
}

/** Licences that a direct dependency may have: permissive ones, and weak copyleft that stops at its own files. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  // MIT without the duty to name it.
  'MIT-0',
  'MPL-2.0',
  'PostgreSQL',
])

/**
 * Direct dependencies that declare something else, each with what was found on reading. An entry names the exact
 * declaration, so that a changed one is refused again.
 */
const READ_ONE_BY_ONE: Record<string, string> = {
  // MIT but for the files that Medusa's ENTERPRISE-LICENSE.md lists; lint keeps those out of our code (ARCHITECTURE.md).
  '@medusajs/framework': 'SEE LICENSE IN LICENSE',
  '@medusajs/medusa': 'SEE LICENSE IN LICENSE',
  // Declares nothing; its repository's LICENSE is MIT for it (packages/admin/admin-sdk is not on the list above).
  '@medusajs/admin-sdk': 'none stated',
  // The package is MIT, the font in it under the SIL Open Font License: to be bundled with software and embedded in
  // documents, which stay under whatever licence they have; the font alone may not be sold or renamed.
  '@expo-google-fonts/noto-sans': 'MIT AND OFL-1.1',
  '@expo-google-fonts/noto-sans-arabic': 'MIT AND OFL-1.1',
}

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 })
  .split('\0')
  .filter((file) => file !== '' && existsSync(path.join(ROOT, file)))

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

interface Manifest {
  license?: unknown
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}
const manifests = tracked.filter((file) => /^((packages|apps)\/[^/]+\/)?package\.json$/.test(file))
const parse = (file: string) => JSON.parse(read(file)) as Manifest

/** The tracked text files in which a pattern occurs, as `file: match`. */
function occurrences(pattern: RegExp): string[] {
  return tracked.flatMap((file) => {
    const text = read(file)
    if (text.includes('\0')) return []
    const found = pattern.exec(text)
    return found ? [`${file}: ${found[0]}`] : []
  })
}

describe('the repository', () => {
  it('the lockfile names no registry: whoever installs chooses theirs', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { resolved?: string }>
    }
    const addresses = Object.values(packages).flatMap(({ resolved }) =>
      resolved?.includes(':') ? [resolved] : [],
    )
    expect(Object.keys(packages).length).toBeGreaterThan(100)
    expect(addresses).toEqual([])
  })

  it('no file names a package registry', () => {
    expect(
      occurrences(
        /\b(?:registry\.(?:npmjs|yarnpkg)|npm\.pkg\.github|[\w.-]*(?:verdaccio|artifactory))\.\w+/i,
      ),
    ).toEqual([])
    expect(occurrences(/^\s*\/\/\S+:_auth|_authToken\s*=/m)).toEqual([])
  })

  it('no file names a folder of the machine it was written on', () => {
    const here = ROOT.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    // A checkout directly under the root (/app) would match honest paths inside containers.
    const checkout = ROOT.split(path.sep).length > 2 ? `|(?<![\\w.~-])${here}(?![\\w-])` : ''
    expect(occurrences(new RegExp(`/(?:home|Users)/(?!node/|runner/)[\\w.-]+/${checkout}`))).toEqual([])
  })

  it('every package and app is MIT', () => {
    expect(manifests.length).toBeGreaterThan(5)
    expect(manifests.filter((file) => parse(file).license !== 'MIT')).toEqual([])
    expect(read('LICENSE')).toMatch(/^MIT License/)
  })

  it('every package is entered by src/index.ts', () => {
    const packages = manifests
      .filter((file) => file.startsWith('packages/'))
      .map((file) => path.dirname(file))
    expect(packages.filter((folder) => !tracked.includes(`${folder}/src/index.ts`))).toEqual([])
  })

  it(`no source file is longer than ${MAX_LINES} lines, but for the ones that say why`, () => {
    const sources = tracked.filter(
      (file) => /\.(ts|tsx|js|cjs|mjs)$/.test(file) && !/\.test\.tsx?$|\/migrations\//.test(file),
    )
    const long = sources.filter((file) => read(file).trimEnd().split('\n').length > MAX_LINES)
    expect(sources.length).toBeGreaterThan(20)
    expect(long).toEqual(Object.keys(LONG_FILES))
  })

  it('every test file whose length is written down is there', () => {
    const written = Object.keys(JSON.parse(read('scripts/longest-tests.json')) as Record<string, number>)
    expect(written.filter((file) => !tracked.includes(file))).toEqual([])
  })

  it('every direct dependency may be used in MIT software that is sold', () => {
    const refused: string[] = []
    for (const file of manifests) {
      const { dependencies, devDependencies, optionalDependencies, peerDependencies } = parse(file)
      const names = { ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies }
      for (const name of Object.keys(names).filter((key) => !key.startsWith('@cityos/'))) {
        const licence = licenceOf(name, path.join(ROOT, path.dirname(file)))
        if (!isAllowed(licence) && READ_ONE_BY_ONE[name] !== licence)
          refused.push(`${name} in ${file}: ${licence}`)
      }
    }
    expect(refused).toEqual([])
  })

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND Apache-2.0', true],
    ['MIT AND GPL-3.0-only', false],
    ['AGPL-3.0', false],
    ['GPL-2.0-or-later', false],
    ['SEE LICENSE IN LICENSE', false],
    ['UNLICENSED', false],
    ['none stated', false],
  ])('the licence %s is allowed: %p', (licence, allowed) => {
    expect(isAllowed(licence)).toBe(allowed)
  })

  it('every code that the money package throws is in the table that clients program against', () => {
    // The record's type makes this list complete: money may not import contracts, nor contracts money.
    const codes: Record<MoneyErrorCode, true> = {
      currency_unknown: true,
      amount_invalid: true,
      amount_too_precise: true,
    }
    for (const code of Object.keys(codes)) expect(ERRORS).toHaveProperty(code)
  })
})

/** The licence that a package declares, found from where it is depended on; 'not installed' for an absent optional one. */
function licenceOf(name: string, from: string): string {
  for (let folder = from; folder.startsWith(ROOT); folder = path.dirname(folder)) {
    const file = path.join(folder, 'node_modules', name, 'package.json')
    if (!existsSync(file)) continue
    const { license } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
    return typeof license === 'string' ? license : 'none stated'
  }
  return 'not installed'
}

/** SPDX expressions without nested brackets: any of `OR`, all of `AND`. */
function isAllowed(licence: string): boolean {
  return licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => LICENCES.has(part.trim())))
}
