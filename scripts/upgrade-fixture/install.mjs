import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGES = ['access', 'calendar', 'contracts', 'dev-stack', 'medusa-tenancy', 'money', 'testing']
/** Development tools that the backend's sources are run with; the same ones serve an older Medusa. */
const BORROWED = ['typescript', '@swc/core', '@cerbos/grpc', '@cerbos/core', '@bufbuild/protobuf', 'cerbos']

/** Puts Medusa `version` into `folder` with this repository's packages and backend above it, in the same layout. */
export function installPlatform(root, folder, version) {
  mkdirSync(folder, { recursive: true })
  installMedusa(folder, version)
  for (const name of PACKAGES) {
    for (const part of ['package.json', 'dist', 'node_modules']) {
      const from = join(root, 'packages', name, part)
      if (existsSync(from)) cpSync(from, join(folder, 'packages', name, part), { recursive: true })
    }
    link(join(folder, 'packages', name), join(folder, 'node_modules/@cityos', name))
  }
  for (const name of [...BORROWED, 'ulid'])
    link(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  cpSync(join(root, 'infra'), join(folder, 'infra'), { recursive: true })
  copyBackend(root, folder)
}

function installMedusa(folder, version) {
  const medusa = ['medusa', 'framework', 'cli'].map((name) => [`@medusajs/${name}`, version])
  const dependencies = Object.fromEntries([...medusa, ['pg', '^8.16.0'], ['ts-node', '^10.9.2']])
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'old-platform', private: true, dependencies }),
  )
  if (existsSync(join(folder, 'node_modules/@medusajs/medusa'))) return
  const flags = ['--no-audit', '--no-fund', '--legacy-peer-deps', '--ignore-scripts']
  execFileSync('npm', ['install', ...flags], { cwd: folder, stdio: 'inherit' })
}

function copyBackend(root, folder) {
  const target = join(folder, 'apps/backend')
  const skipped = /node_modules|\.medusa|\.cityos|integration-tests/
  cpSync(join(root, 'apps/backend'), target, {
    recursive: true,
    filter: (path) => !skipped.test(path.slice(root.length)),
  })
  // Older frameworks do not re-export zod: the sources get the one that our contracts use.
  cpSync(join(root, 'packages/contracts/node_modules/zod'), join(target, 'node_modules/zod'), {
    recursive: true,
  })
  for (const path of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.startsWith('node_modules')) continue
    const file = join(target, path)
    const text = readFileSync(file, 'utf8')
    if (text.includes('@medusajs/framework/zod'))
      writeFileSync(file, text.replaceAll('@medusajs/framework/zod', 'zod'))
  }
}

function link(from, to) {
  mkdirSync(join(to, '..'), { recursive: true })
  if (!existsSync(to)) symlinkSync(from, to)
}
