export { Listener, type ListenerOptions } from './listener'
export { PostgresDatabase, type PostgresDatabaseOptions, type Transaction } from './postgres-database'
