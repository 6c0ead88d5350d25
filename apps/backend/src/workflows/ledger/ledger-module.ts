import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { SqlConnection } from '@cityos/medusa-tenancy'
import { LEDGER_MODULE } from '../../modules/ledger'
import type { LedgerModuleService } from '../../modules/ledger/service'

export function ledgerModule(container: MedusaContainer): LedgerModuleService {
  return container.resolve<LedgerModuleService>(LEDGER_MODULE)
}

/** Medusa's connection, in whose transactions a money move and its reason are written together. */
export function ledgerSql(container: MedusaContainer): SqlConnection {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as SqlConnection
}
