export { StackError, type StackErrorCode } from './errors'
export { freePort, isPortFree } from './ports'
export { startPostgres, type PostgresOptions, type RunningPostgres } from './postgres'
export { start, type StartOptions } from './start'
