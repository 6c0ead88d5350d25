export { fixedClock, systemClock, TestClock, type Clock } from './clock'
export { travelHome, travelTo } from './travel'
export { addLocalDays, daysInMonth, instantOf, localTimeOf, weekdayOf, type LocalTime } from './zoned'
