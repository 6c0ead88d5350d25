export { fixedClock, systemClock, TestClock, type Clock } from './clock'
export { addLocalDays, daysInMonth, instantOf, localTimeOf, weekdayOf, type LocalTime } from './zoned'
