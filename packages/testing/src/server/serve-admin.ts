interface AdminLoader {
  default(options: { rootDirectory: string }): unknown
}

/**
 * Serves the admin out of the folder that CITYOS_TEST_ADMIN names: Medusa looks beside its configuration, where a
 * build of the sources has nothing to lose.
 */
export function serveAdminFrom(folder: string | undefined, fromMedusa: NodeJS.Require): void {
  if (!folder) return
  const loader = fromMedusa('@medusajs/medusa/loaders/admin') as AdminLoader
  const load = loader.default
  loader.default = (options) => load({ ...options, rootDirectory: folder })
}
