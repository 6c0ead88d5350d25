export { default } from './apps/backend/medusa-config'
