import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const RESERVED_WORDS = new Set(
  (
    'any arguments as async await boolean break case catch class const continue date debugger default delete do else ' +
    'enum error eval export extends false finally for function if implements import in instanceof interface let map ' +
    'module new null number object package private protected public promise record return set static string super ' +
    'switch symbol this throw true try type typeof undefined unknown var void while with yield'
  ).split(' '),
)

/** Why this name is not free, in a sentence; undefined when it is. */
export function refuseTaken({ noun, nouns }, root) {
  if (RESERVED_WORDS.has(noun)) return `"${noun}" is a word of TypeScript: choose another noun.`
  const own = [
    `apps/backend/src/modules/${noun}`,
    `apps/backend/src/workflows/${noun}`,
    `apps/backend/src/api/admin/${nouns}`,
    `packages/contracts/src/${noun}.ts`,
  ].find((file) => existsSync(path.join(root, file)))
  if (own) return `"${noun}" exists already: ${own}.`
  const core = path.join(root, 'node_modules/@medusajs')
  if (existsSync(path.join(core, noun)))
    return `"${noun}" is the name of a Medusa package: choose another noun.`
  if (coreModelFiles(core).some((file) => path.basename(file, '.js') === noun)) {
    return `"${noun}" is a table of Medusa's own: choose another noun.`
  }
  if (['admin', 'store'].some((area) => existsSync(path.join(core, 'medusa/dist/api', area, nouns)))) {
    return `/${nouns} is a route of Medusa's own: choose another noun.`
  }
  return undefined
}

/** The first three letters of each word, more of them while that is taken, by us or by Medusa's models. */
export function choosePrefix(words, root) {
  const taken = takenPrefixes(root)
  const longest = Math.max(...words.map((word) => word.length))
  for (let length = 3; length <= longest; length++) {
    const prefix = words.map((word) => word.slice(0, length)).join('')
    if (!taken.has(prefix)) return prefix
  }
  throw new Error(`No id prefix is left for "${words.join('-')}": choose another noun.`)
}

function takenPrefixes(root) {
  const own = readFileSync(path.join(root, 'packages/contracts/src/ids.ts'), 'utf8').matchAll(/: '([a-z]+)'/g)
  const core = coreModelFiles(path.join(root, 'node_modules/@medusajs')).flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/prefix: "([a-z_]+)"/g),
  ])
  return new Set([...own, ...core].map(([, prefix]) => prefix))
}

function coreModelFiles(core) {
  return readdirSync(core)
    .map((name) => path.join(core, name, 'dist/models'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.js'))
        .map((file) => path.join(folder, file)),
    )
}
