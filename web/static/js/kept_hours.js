// Whether a kept service is open now, by the hours that were kept: on holidays, and where they are unsure, nothing is said.
"use strict";

const MINUTES_OF_A_DAY = 1440;

const isoDay = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((one) => String(one).padStart(2, "0")).join("-");

// Until when a service is open at a moment, in minutes of that day; null when it is not, or nobody knows.
export const openUntil = (service, now, holidays = []) => {
  const { week = [], closed = [] } = service;
  if (week.length === 0) return null;
  const minutes = now.getHours() * 60 + now.getMinutes();
  for (const daysAgo of [0, 1]) {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo);
    const name = isoDay(day), moment = minutes + daysAgo * MINUTES_OF_A_DAY;
    const isAlways = week.every((spans) => spans.some(([opens, closes]) => opens === 0 && closes === MINUTES_OF_A_DAY));
    if (closed.some(([first, last]) => first <= name && name <= last) || (holidays.includes(name) && !isAlways)) continue;
    const span = week[(day.getDay() + 6) % 7].find(([opens, closes, last]) => opens <= moment && moment < closes && (last === "" || name <= last));
    if (span) return isAlways ? Infinity : span[1] % MINUTES_OF_A_DAY;
  }
  return null;
};
