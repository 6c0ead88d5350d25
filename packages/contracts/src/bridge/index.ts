export * from './addresses'
export * from './medusa-states'
export * from './payload-states'
