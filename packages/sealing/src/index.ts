export { parseSealingKeys } from './keys'
export { isStale, open, seal, type SealingKey } from './seal'
