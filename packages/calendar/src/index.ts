export { fixedClock, systemClock, TestClock, type Clock } from './clock'
