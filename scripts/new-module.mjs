// npm run new:module <noun>: model, migration, service, rule, workflow, routes, contract and tests, working at once.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { planEdits } from './new-module/edits.mjs'
import { namesOf, refuseForm } from './new-module/names.mjs'
import { refuseTaken } from './new-module/taken.mjs'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const TEMPLATES = path.join(ROOT, 'scripts/templates/module')

const USAGE = `Usage: npm run new:module <noun>
The noun is singular, in lower-case words with hyphens: vendor, loyalty-card.`

/** Everything is planned and checked before the first file is written: a refusal leaves nothing behind. */
function plan(noun) {
  const malformed = refuseForm(noun, ROOT)
  if (malformed) throw new Error(malformed)
  const names = namesOf(noun, ROOT)
  const taken = refuseTaken(names, ROOT)
  if (taken) throw new Error(taken)
  const files = new Map()
  for (const template of readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })) {
    if (!template.endsWith('.tmpl')) continue
    const target = fill(template.slice(0, -'.tmpl'.length), /__(\w+?)__/g, names)
    if (existsSync(path.join(ROOT, target))) throw new Error(`${target} exists already.`)
    files.set(target, fill(readFileSync(path.join(TEMPLATES, template), 'utf8'), /\{\{(\w+)\}\}/g, names))
  }
  for (const [target, content] of planEdits(names, ROOT)) files.set(target, content)
  return { names, files }
}

function fill(text, placeholder, names) {
  return text.replace(placeholder, (_, name) => {
    if (!(name in names)) throw new Error(`The templates ask for an unknown name: ${name}.`)
    return names[name]
  })
}

function format(files) {
  const prettier = path.join(ROOT, 'node_modules/prettier/bin/prettier.cjs')
  const { status, stderr } = spawnSync(process.execPath, [prettier, '--write', ...files], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Prettier failed:\n${stderr}`)
}

function main([noun, ...rest]) {
  if (!noun || rest.length > 0) throw new Error(USAGE)
  const { names, files } = plan(noun)
  for (const [target, content] of files) {
    mkdirSync(path.dirname(path.join(ROOT, target)), { recursive: true })
    writeFileSync(path.join(ROOT, target), content)
  }
  format([...files.keys()])
  console.log([...files.keys()].map((file) => `  ${file}`).join('\n'))
  console.log(`
The module "${names.snake}" is in place. Next:
  1. Give models/${noun}.ts its fields, and packages/contracts/src/${noun}.ts the same ones.
  2. In apps/backend: CITYOS_BUILDING=1 DATABASE_URL=<any PostgreSQL> npx medusa db:generate ${names.snake}
  3. npm run openapi && npm run check && npm test`)
}

try {
  main(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
