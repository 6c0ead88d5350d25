import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { FixedToolbarFeature, lexicalEditor, LinkFeature } from '@payloadcms/richtext-lexical'
import { ar } from '@payloadcms/translations/languages/ar'
import { en } from '@payloadcms/translations/languages/en'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { auditDenied } from './audit/denied'
import { authEndpoints } from './auth/endpoints'
import { bridgeEndpoints } from './bridge/endpoints'
import { COLLECTIONS } from './collections'
import { MAX_BYTES } from './collections/Media/file-rules'
import { contentEndpoints } from './content/endpoints'
import { env } from './env'
import { health } from './http/health'
import { LOCALES } from './i18n/locales'
import { tenantChoiceEndpoints } from './tenant/choice-endpoints'

const here = dirname(fileURLToPath(import.meta.url))
const { ORCHESTRATOR_DATABASE_URL, ORCHESTRATOR_URL, PAYLOAD_SECRET } = env()
const nobody = () => false

export default buildConfig({
  secret: PAYLOAD_SECRET,
  serverURL: ORCHESTRATOR_URL,
  telemetry: false,
  admin: {
    user: 'users',
    // Payload's default asks another company's server for a picture of each e-mail address.
    avatar: 'default',
    importMap: { baseDir: here },
    components: {
      actions: ['/components/tenant-choice'],
      beforeDashboard: ['/components/sync-health'],
      beforeLogin: ['/components/sign-in'],
      logout: { Button: '/components/sign-out' },
    },
    meta: { titleSuffix: ' – CityOS Content' },
  },
  i18n: { supportedLanguages: { en, ar }, fallbackLanguage: 'en' },
  localization: { locales: LOCALES, defaultLocale: 'en', fallback: true },
  collections: COLLECTIONS,
  endpoints: [health, ...authEndpoints, ...contentEndpoints, ...tenantChoiceEndpoints, ...bridgeEndpoints],
  hooks: { afterError: [auditDenied] },
  editor: lexicalEditor({
    features: ({ defaultFeatures }) => [
      // What text points at is checked where fields are: pictures and relations are blocks and fields.
      ...defaultFeatures.filter(({ key }) => !['upload', 'relationship', 'link'].includes(key)),
      LinkFeature({ enabledCollections: [] }),
      FixedToolbarFeature(),
    ],
  }),
  graphQL: { maxComplexity: 1000, disablePlaygroundInProduction: true },
  maxDepth: 5,
  defaultDepth: 1,
  upload: { limits: { fileSize: MAX_BYTES }, abortOnLimit: true },
  // Payload's default lets anybody who is signed in run, queue and cancel jobs over HTTP.
  jobs: {
    access: { run: nobody, queue: nobody, cancel: nobody },
    deleteJobOnComplete: true,
    jobsCollectionOverrides: ({ defaultJobsCollection }) => ({
      ...defaultJobsCollection,
      access: { create: nobody, read: nobody, update: nobody, delete: nobody },
      graphQL: false,
    }),
  },
  sharp,
  typescript: { outputFile: join(here, 'payload-types.ts'), autoGenerate: false },
  db: postgresAdapter({
    idType: 'uuid',
    push: false,
    migrationDir: join(here, 'migrations'),
    pool: { connectionString: ORCHESTRATOR_DATABASE_URL, max: 10 },
  }),
})
