import { RefusedMessage, type Refusal } from '@cityos/bridge'
import { CityosError, type ErrorCode } from '@cityos/contracts'

/** Who is not known and who cannot prove it are told the same: ids of tenants are not to be found out here. */
const CODES: Readonly<Record<Refusal, ErrorCode>> = {
  source_unknown: 'signature_refused',
  signature_refused: 'signature_refused',
  body_too_large: 'body_too_large',
  message_invalid: 'message_invalid',
  message_form_unknown: 'message_form_unknown',
  message_forbidden: 'message_forbidden',
}

/** @throws CityosError in place of a refusal of the bridge; anything else as it is. */
export function refuseMessage(error: unknown): never {
  if (!(error instanceof RefusedMessage)) throw error
  const code = CODES[error.code]
  const message = code === 'signature_refused' ? 'The signature does not prove this message.' : error.message
  throw new CityosError(code, message)
}
