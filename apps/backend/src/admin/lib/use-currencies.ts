import type { Choice } from '../components/field'
import { useFormat } from './use-format'
import { useRead } from './use-read'

interface Stores {
  stores: { supported_currencies?: { currency_code: string; is_default: boolean }[] }[]
}

const PATH = '/admin/stores?fields=id,*supported_currencies'
const FRESH_MS = 60_000

/** The currencies that the tenant sells in, its own first. */
export function useCurrencies(): Choice[] {
  const format = useFormat()
  const { data } = useRead<Stores>(PATH, { staleTime: FRESH_MS })
  const found = data?.stores.flatMap(({ supported_currencies }) => supported_currencies ?? []) ?? []
  return found
    .sort((a, b) => Number(b.is_default) - Number(a.is_default))
    .map(({ currency_code: code }) => ({
      value: code,
      label: `${format.currency(code)} (${code.toUpperCase()})`,
    }))
}
