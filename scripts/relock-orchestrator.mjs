/**
 * `npm run relock:orchestrator`: after a change of the content admin's dependencies, puts all of them that belong to
 * React 19 beside it again. npm hoists what it can, and what it hoists would find the React 18 of Medusa's admin.
 * Nothing but the lockfile changes; `npm install` then brings the folders into its form.
 *
 * The names are taken in the root for a moment, by a package that is none of them, so that npm has to nest them.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const manifest = join(root, 'package.json')
const home = 'apps/orchestrator/node_modules/'

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const wantsReact = ({ dependencies, peerDependencies }) => {
  const wanted = { ...dependencies, ...peerDependencies }
  return ['react', 'react-dom', 'next', 'payload', 'lexical', 'drizzle-orm'].some((name) => name in wanted)
}
/** Both admins have these, each its own. */
const own = ['react', 'react-dom', '@types/react', '@types/react-dom']
const nested = Object.keys(packages).filter((at) => at.startsWith(home) && wantsReact(packages[at]))
const names = [
  ...new Set([
    ...nested.map((at) => at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length)),
    ...['next', 'payload', 'drizzle-orm', 'lexical'],
  ]),
].filter((name) => !own.includes(name))

const before = readFileSync(manifest, 'utf8')
const taken = JSON.parse(before)
for (const name of names) taken.devDependencies[name] = 'npm:ms@2.1.3'

const lockOnly = () => {
  const { status } = spawnSync('npm', ['install', '--package-lock-only', '--no-audit'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('npm could not write the lockfile: its message is above.')
}

try {
  writeFileSync(manifest, JSON.stringify(taken, null, 2))
  lockOnly()
} finally {
  writeFileSync(manifest, before)
}
lockOnly()
console.log(`${names.length} packages stay with apps/orchestrator. Now run: npm install`)
