import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withPayload } from '@payloadcms/next/withPayload'

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** @type {import('next').NextConfig} */
const config = {
  // The packages of the workspace lie beside the application.
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  serverExternalPackages: [
    '@grpc/grpc-js',
    '@cerbos/grpc',
    '@cityos/postgres',
    // Turbopack gives one of its dependencies a global object without BigInt.
    '@js-temporal/polyfill',
    'keycloak-connect',
    'pg',
    'rate-limiter-flexible',
  ],
  // Lint and types are the repository's own commands.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  poweredByHeader: false,
  headers: () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
        { key: 'Referrer-Policy', value: 'same-origin' },
      ],
    },
  ],
  redirects: () => [{ source: '/', destination: '/admin', permanent: false }],
  experimental: { cpus: 2 },
}

export default withPayload(config)
