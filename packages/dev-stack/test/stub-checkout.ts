import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const DEMO = {
  platform: { email: 'platform@example.com', password: 'platform-password' },
  tenants: [
    {
      id: 'ten_01J9Z3V5T8Q4N6M2K7R1X0WYAB',
      handle: 'acme',
      host: 'acme.localhost',
      publishableKey: 'pk_demo',
      admin: { email: 'admin@acme.example.com', password: 'acme-password' },
      products: [{ id: 'prod_01', handle: 'city-shirt' }],
      vendors: [
        {
          id: 'ven_01J9Z3V5T8Q4N6M2K7R1X0WYAB',
          handle: 'grocers',
          name: 'Green Grocers',
          owner: { email: 'vendor@acme.example.com', password: 'vendor-password' },
        },
      ],
      stores: [
        {
          id: 'tstore_01J9Z3V5T8Q4N6M2K7R1X0WYAB',
          handle: 'acme-outlet',
          name: 'Acme Outlet',
          host: 'acme-outlet.localhost',
          publishableKey: 'pk_outlet',
        },
      ],
    },
  ],
}

/**
 * Stands in for the Medusa and tenancy commands: each notes that it ran, waits where BLOCK says, and fails where FAIL
 * says; `start` serves /health, with a child of its own that must not outlive it.
 */
const MEDUSA = `
const fs = require('node:fs'), path = require('node:path'), http = require('node:http')
const root = path.join(__dirname, '../../..')
const command = process.argv[2]
fs.appendFileSync(path.join(root, 'ran.txt'), command + ' ' + (process.env.DATABASE_URL ? 'owner' : 'app') + '\\n')
console.log('log of', command)
if (process.env.FAIL === command) { console.log('the reason why ' + command + ' failed'); process.exit(3) }
if (process.env.BLOCK === command) setInterval(() => {}, 1000)
else if (command === 'build') {
  const out = path.join(process.cwd(), '.medusa/server/public/admin')
  fs.mkdirSync(out, { recursive: true })
  fs.writeFileSync(path.join(out, 'index.html'), '')
} else if (command === 'exec') fs.writeFileSync(process.env.DEMO_OUTPUT, ${JSON.stringify(JSON.stringify(DEMO))})
else if (command === 'start') {
  require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', root], { stdio: 'ignore' })
  const server = http.createServer((request, response) => {
    if (request.url === '/crash') { console.log('out of luck'); process.exit(9) }
    response.end('OK')
  })
  const at = (name) => process.argv[process.argv.indexOf(name) + 1]
  server.listen(Number(at('--port')), at('--host'))
  process.on('SIGTERM', () => { fs.appendFileSync(path.join(root, 'ran.txt'), 'stopped\\n'); process.exit(0) })
}
`

/** A checkout with the shape that `start` knows, made of stubs. */
export function makeCheckout(root: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  write('package-lock.json', '{}')
  write('apps/backend/package.json', JSON.stringify({ dependencies: { '@cityos/money': '0.1.0' } }))
  write('apps/backend/src/modules/tenant/migrations/1.ts', 'create table tenant ()')
  write(
    'packages/medusa-tenancy/dist/cli.js',
    `process.argv[2] = 'migrate'\nrequire('../../../node_modules/@medusajs/cli/cli.js')`,
  )
  write('node_modules/@medusajs/cli/cli.js', MEDUSA)
  write(
    'infra/cerbos/policies/thing.yaml',
    'apiVersion: api.cerbos.dev/v1\nresourcePolicy:\n  resource: thing\n  version: default\n  rules: []\n',
  )
  copyFileSync(resolve(__dirname, '../../../infra/cerbos/conf.yaml'), join(root, 'infra/cerbos/conf.yaml'))
}
