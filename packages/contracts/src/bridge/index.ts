export * from './addresses'
export * from './endpoint-states'
export * from './medusa-states'
export * from './payload-states'
