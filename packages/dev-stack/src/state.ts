import { randomBytes } from 'node:crypto'
import { readJson, writeJson } from './json-file'

/** What earlier starts have done, so that a later one need not repeat it. */
export interface State {
  postgresPort?: number
  /** Fingerprint of what the backend was built from. */
  build?: string
  /** The database that the next three speak of. */
  database?: string
  migrations?: string
  seeded?: boolean
  /** Whether their year was played. */
  subscriptions?: boolean
  /** Fingerprints of what the content admin was built from, and of what its database holds. */
  contentBuild?: string
  contentData?: string
}

export function readState(path: string): State {
  return readJson<State>(path) ?? {}
}

export function updateState(path: string, change: State): State {
  const state = { ...readState(path), ...change }
  writeJson(path, state)
  return state
}

/** Secrets of this checkout's development stack: made once, so that sessions survive a restart. */
export interface Secrets {
  appRolePassword: string
  jwtSecret: string
  cookieSecret: string
  payloadSecret: string
  /** Seals the credentials of integrations: without it they do not open any more. */
  sealingKey: string
  /** What the two applications know each other by. */
  bridgeKey: string
  webhookSealingKey: string
  cronToken: string
}

export function loadSecrets(path: string): Secrets {
  const secret = () => randomBytes(32).toString('base64url')
  const kept = readJson<Partial<Secrets>>(path)
  const secrets = {
    appRolePassword: secret(),
    jwtSecret: secret(),
    cookieSecret: secret(),
    payloadSecret: secret(),
    sealingKey: secret(),
    bridgeKey: secret(),
    webhookSealingKey: secret(),
    cronToken: secret(),
    ...kept,
  }
  if (Object.keys(secrets).some((name) => !(name in (kept ?? {})))) writeJson(path, secrets)
  return secrets
}
