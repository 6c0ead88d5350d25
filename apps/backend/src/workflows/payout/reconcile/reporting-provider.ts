import { CityosError, type ReconciledMethod } from '@cityos/contracts'
import type { PayoutProvider, ReportingProvider } from '../../../modules/payout/providers/provider'
import { providerOf, type PayoutContext } from '../context'

/** Who can be asked for all transfers of a method. @throws CityosError `payout_provider_missing`, `payout_method_unfit`. */
export async function reportingProviderOf(
  context: PayoutContext,
  method: ReconciledMethod,
): Promise<ReportingProvider> {
  const provider = await providerOf(context, method)
  if (reports(provider)) return provider
  throw new CityosError('payout_method_unfit', `Nobody can be asked for all that was paid by ${method}.`)
}

const reports = (provider: PayoutProvider): provider is ReportingProvider => 'report' in provider
