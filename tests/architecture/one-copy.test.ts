import fs from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')
const lock = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string; dependencies?: object; peerDependencies?: object }>
}
const HOME = 'apps/orchestrator/node_modules/'
const copiesOf = (name: string) =>
  Object.keys(lock.packages).filter((at) => at.endsWith(`node_modules/${name}`))

/** Each keeps state of its own: a second copy is a second world (`npm run relock:orchestrator` puts it right). */
const ONCE = [
  'next',
  'payload',
  'drizzle-orm',
  'lexical',
  '@lexical/react',
  ...['db-postgres', 'drizzle', 'graphql', 'next', 'richtext-lexical', 'translations', 'ui'].map(
    (name) => `@payloadcms/${name}`,
  ),
]

describe('the two admins in one workspace', () => {
  it.each(ONCE)('%s is there once, beside the React that it renders with', (name) => {
    expect(copiesOf(name)).toEqual([`${HOME}${name}`])
  })

  it('Medusa’s admin has React 18, the content admin React 19', () => {
    const versionAt = (at: string) => lock.packages[at]?.version?.split('.')[0]
    for (const name of ['react', 'react-dom']) {
      expect([versionAt(`node_modules/${name}`), versionAt(`${HOME}${name}`)]).toEqual(['18', '19'])
    }
  })

  it('graphql is there once: it refuses to work with another copy of itself', () => {
    expect(copiesOf('graphql')).toEqual(['node_modules/graphql'])
  })
})
