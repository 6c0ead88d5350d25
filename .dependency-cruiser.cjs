/**
 * Who may import whom (ARCHITECTURE.md), lowest first:
 * contracts, money, calendar, postgres, sealing → access, identity, webhooks, medusa-tenancy → bridge → modules/<noun>/domain → modules/<noun> → links →
 * workflows → api, jobs, subscribers. tests/architecture/boundaries.test.ts breaks every rule once.
 */
const FOUNDATION = '(contracts|money|calendar|postgres|sealing)'
const PLATFORM = '(access|identity|webhooks|medusa-tenancy)'
const TOOLING = '(dev-identity|dev-stack|testing)'
const BACKEND = '^apps/backend/src'
const NPM = '(^|/)node_modules'

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'no-circular',
      "A cycle has no lowest layer. Medusa's data models name each other both ways, within one models folder.",
      {},
      { circular: true, via: { pathNot: `${BACKEND}/modules/[^/]+/models/` } },
    ),
    forbid('resolvable', 'The import points nowhere.', {}, { couldNotResolve: true }),

    forbid(
      'packages-never-import-apps',
      'An app is built from packages.',
      { path: '^packages/' },
      { path: '^apps/' },
    ),
    forbid(
      'apps-never-import-each-other',
      'Apps meet in contracts and webhooks.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbid(
      'foundations-stand-alone',
      'contracts, money, calendar, postgres and sealing import no other package.',
      { path: `^packages/${FOUNDATION}/(src|test)/` },
      { path: '^packages/', pathNot: '^packages/$1/' },
    ),
    forbid(
      'platform-packages-import-foundations-only',
      'access, identity, webhooks and medusa-tenancy rest on the foundations, not on each other.',
      { path: `^packages/${PLATFORM}/src/` },
      { path: '^packages/', pathNot: [`^packages/$1/`, `^packages/${FOUNDATION}/`] },
    ),
    forbid(
      'the-bridge-knows-no-app',
      'It signs with webhooks and seals with sealing; what is told is the apps’ business, contracts included.',
      { path: '^packages/bridge/src/' },
      { path: '^packages/', pathNot: '^packages/(bridge|calendar|sealing|webhooks)/' },
    ),
    forbid(
      'the-product-never-imports-its-tools',
      'dev-identity, dev-stack and testing start and test the product; it runs without them.',
      {
        path: ['^packages/[^/]+/src/', '^apps/[^/]+/src/', '^apps/[^/]+/[^/]+\\.ts$'],
        pathNot: [`^packages/${TOOLING}/`, '\\.test\\.tsx?$'],
      },
      { path: `^packages/${TOOLING}/` },
    ),
    forbid(
      'packages-are-entered-by-their-index',
      'What a package does not export is its own business.',
      { path: '^(packages|apps|tests)/([^/]+)/' },
      {
        path: '^packages/[^/]+/',
        pathNot: ['^$1/$2/', '^packages/[^/]+/(src|dist)/(leak-kit/)?index\\.(ts|js|d\\.ts)$'],
      },
    ),
    forbid(
      'plain-packages-know-no-framework',
      'Only medusa-tenancy and testing know Medusa; no package knows Payload.',
      { path: '^packages/', pathNot: '^packages/(medusa-tenancy|testing)/' },
      { path: `${NPM}/(@medusajs|@mikro-orm|@payloadcms|payload|next)/` },
    ),
    forbid(
      'tenancy-knows-no-payload',
      'medusa-tenancy and testing belong to the Medusa side.',
      { path: '^packages/(medusa-tenancy|testing)/' },
      { path: `${NPM}/(@payloadcms|payload|next)/` },
    ),
    forbid(
      'each-app-has-its-own-framework',
      'The backend knows no Payload, the orchestrator no Medusa server code.',
      { path: '^apps/backend/' },
      { path: `${NPM}/(@payloadcms|payload|next)/` },
    ),
    forbid(
      'the-orchestrator-knows-no-medusa-server',
      'The orchestrator talks to Medusa over HTTP (js-sdk and types at most).',
      { path: '^apps/orchestrator/' },
      { path: `${NPM}/@medusajs/`, pathNot: `${NPM}/@medusajs/(js-sdk|types)/` },
    ),

    forbid(
      'modules-never-import-each-other',
      'Links and workflows join modules.',
      { path: `${BACKEND}/modules/([^/]+)/` },
      { path: `${BACKEND}/modules/`, pathNot: `${BACKEND}/modules/$1/` },
    ),
    forbid(
      'modules-import-nothing-above-them',
      'A module knows no workflow, route, job, subscriber or link.',
      { path: `${BACKEND}/modules/` },
      { path: `${BACKEND}/`, pathNot: `${BACKEND}/modules/` },
    ),
    forbid(
      'domain-rules-are-pure',
      'A rule imports packages and other rules of its module: no framework, no database, no service.',
      { path: `${BACKEND}/modules/([^/]+)/domain/`, pathNot: '\\.test\\.ts$' },
      {
        pathNot: [
          `${BACKEND}/modules/$1/domain/`,
          `^packages/(contracts|money|calendar|sealing|access|identity|webhooks|medusa-tenancy)/`,
        ],
      },
    ),
    forbid(
      'links-import-modules-only',
      'A link joins two modules and does nothing else.',
      { path: `${BACKEND}/links/` },
      { path: `${BACKEND}/`, pathNot: `${BACKEND}/(links|modules)/` },
    ),
    forbid(
      'workflows-import-nothing-above-them',
      'A workflow does not know who starts it.',
      { path: `${BACKEND}/workflows/` },
      { path: `${BACKEND}/(api|jobs|subscribers|admin|http)/` },
    ),
    forbid(
      'edges-never-import-each-other',
      'What a route, a job and a subscriber share is a workflow.',
      { path: `${BACKEND}/(api|jobs|subscribers)/` },
      { path: `${BACKEND}/(api|jobs|subscribers)/`, pathNot: `${BACKEND}/$1/` },
    ),
    forbid(
      'screens-import-no-server-code',
      'The admin runs in a browser; types are welcome.',
      { path: `${BACKEND}/admin/` },
      { path: `${BACKEND}/`, pathNot: `${BACKEND}/admin/`, dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    // Sources stand for packages, so that nothing has to be built.
    tsConfig: { fileName: 'tsconfig.test.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)((dist|\\.medusa|\\.next|\\.cityos|coverage)/|next-env\\.d\\.ts$)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
}
