import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The line that ends the last import, whether it stands on one line or on several. */
const LAST_IMPORT = /\n(?:import |\} from )[^\n]*(?=\n)(?![\s\S]*\n(?:import |\} from ))/

/** The list of routes: what follows its end is the end of the object, or another property of it. */
const ROUTES = /(\n {2}routes: \[[\s\S]*?),?\s*\],\n(?=\}\)| {2}\w)/

/**
 * The changed text of every file that has to know a new module, by path. Throws, naming the line to add by hand, where
 * a file does not have the form that it is edited by.
 */
export function planEdits(names, root) {
  const { noun, nouns, snake, camel, prefix } = names
  return new Map([
    edit(root, 'packages/contracts/src/ids.ts', [
      [/\n} as const\n/, (end) => `\n  ${snake}: '${prefix}',${end}`, `${snake}: '${prefix}'`],
    ]),
    edit(root, 'packages/contracts/src/index.ts', [
      [/$/, () => `export * from './${noun}'\n`, `export * from './${noun}'`],
    ]),
    edit(root, 'packages/contracts/src/permissions.ts', [
      [
        /\n {2}tenant: \{\n/,
        (start) => `${start}    ${snake}: CRUD,\n`,
        `${snake}: CRUD, to an area of AREAS`,
      ],
    ]),
    edit(root, 'apps/backend/src/access/route-table.ts', [
      [
        LAST_IMPORT,
        (line) => `${line}\nimport { ${camel}Rows } from './routes/${nouns}'`,
        `import { ${camel}Rows } from './routes/${nouns}'`,
      ],
      [
        /\nexport const routeGroups[^{]*\{\n/,
        (start) => `${start}  '${nouns}': ${camel}Rows,\n`,
        `'${nouns}': ${camel}Rows`,
      ],
    ]),
    edit(root, 'apps/backend/medusa-config.ts', [
      [
        /\n( +)modules: \[\n/,
        (start, indent) => `${start}${indent}  { resolve: './src/modules/${noun}' },\n`,
        `{ resolve: './src/modules/${noun}' }`,
      ],
    ]),
    edit(root, 'apps/backend/src/api/middlewares.ts', [
      [
        LAST_IMPORT,
        (line) => `${line}\nimport { ${camel}Routes } from './admin/${nouns}/middlewares'`,
        `import { ${camel}Routes } from './admin/${nouns}/middlewares'`,
      ],
      [ROUTES, (_, list) => `${list}, ...${camel}Routes],\n`, `...${camel}Routes`],
    ]),
    edit(root, 'apps/backend/src/api/openapi.ts', [
      [
        LAST_IMPORT,
        (line) => `${line}\nimport { ${camel}OpenApi } from './admin/${nouns}/openapi'`,
        `import { ${camel}OpenApi } from './admin/${nouns}/openapi'`,
      ],
      [/,?\s*docsOpenApi,?\s*\]/, () => `, ${camel}OpenApi, docsOpenApi]`, `${camel}OpenApi`],
    ]),
  ])
}

function edit(root, file, changes) {
  let text = readFileSync(path.join(root, file), 'utf8')
  for (const [anchor, replacement, line] of changes) {
    if (!anchor.test(text)) {
      throw new Error(
        `${file} no longer has the form this generator knows. Teach it, or add by hand: ${line}`,
      )
    }
    text = text.replace(anchor, replacement)
  }
  return [file, text]
}
