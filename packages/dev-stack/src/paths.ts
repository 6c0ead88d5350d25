import { join } from 'node:path'

/** Where everything is, from the root of the checkout. */
export function layout(root: string) {
  const home = join(root, '.cityos')
  const backend = join(root, 'apps/backend')
  return {
    root,
    home,
    config: join(home, 'config'),
    logs: join(home, 'logs'),
    postgres: join(home, 'postgres'),
    cerbos: join(home, 'cerbos'),
    policies: join(root, 'infra/cerbos'),
    uploads: join(home, 'uploads'),
    exports: join(home, 'exports'),
    content: join(home, 'content'),
    state: join(home, 'state.json'),
    secrets: join(home, 'secrets.json'),
    running: join(home, 'running.json'),
    demo: join(home, 'demo.json'),
    backend,
    orchestrator: join(root, 'apps/orchestrator'),
    backendBuild: join(backend, '.medusa/server'),
    medusa: join(root, 'node_modules/@medusajs/cli/cli.js'),
    tenancy: join(root, 'packages/medusa-tenancy/dist/cli.js'),
    lockfile: join(root, 'package-lock.json'),
  }
}

export type Layout = ReturnType<typeof layout>
