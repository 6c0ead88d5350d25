export { default } from './apps/orchestrator/src/payload.config'
