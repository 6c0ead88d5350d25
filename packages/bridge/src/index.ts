export { apply, type ApplyOptions } from './apply'
export type { StateSink } from './apply-together'
export { isPublic } from './address'
export type { Database, Sql } from './database'
export { deliver, Deliverer, type DeliverOptions } from './deliver'
export { deleteInParts, forgetOld } from './forget-old'
export { answerHeld, heldStates, LARGEST_QUESTION_BYTES, type AnswerHeldOptions } from './held/answer'
export { askHeld, type AskHeldOptions } from './held/ask'
export { HeldAnswer, HeldQuestion, type HeldState } from './held/question'
export { LARGEST_BODY_BYTES, receive, type ReceiveOptions } from './receive'
export { RefusedMessage, type Refusal } from './refused-message'
export { bridgeSecrets, parseBridgeKeys, type BridgeKey } from './keys'
export { Message, MESSAGE_FORM } from './message'
export { checkAddress, UnusableAddress } from './endpoints/address'
export { findDelivery, listDeliveries, type DeliveryFilter, type DeliveryRow } from './endpoints/deliveries'
export {
  addEndpoint,
  cancelWaiting,
  changeEndpoint,
  findEndpoint,
  listEndpoints,
  removeEndpoint,
  type EndpointChange,
  type TenantEndpoint,
} from './endpoints/manage'
export { ping } from './endpoints/ping'
export {
  keptAs,
  newSecret,
  openerOf,
  previousSecretUntil,
  rotated,
  type KeptSecrets,
} from './endpoints/secrets'
export { reconcile, type Counts, type ReconcileOptions } from './reconcile'
export { relay, type RelayOptions } from './relay'
export { replay } from './replay'
export { resolveConflict, type Resolution } from './resolve-conflict'
export { send, type Answer, type SendOptions } from './send'
export type { StateSource } from './source'
export { hashOf, type State } from './state-hash'
export { BRIDGE_TABLES } from './tables'
export { BridgeWorker, type WorkerOptions } from './worker'
