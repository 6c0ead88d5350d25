import { join } from 'node:path'

/** Four folders up from here is the checkout's root, from sources as from dist. */
export const REALM_FILE = join(__dirname, '../../../../infra/keycloak/realm-cityos.json')
