// Finds in a kept area what answers a question, most fitting first, and says truthfully what nothing answers.
"use strict";

import { guessNeed, makeReader, readQuestion, wordsOf } from "./kept_question.js";

const LEVELS = 9;  // of how far a service answers a term, as web/offline/terms.py has them
const ANSWERS = 0.55;  // from here on something is an answer; below it is like one
const LIKE = 0.3;
const IN_TEXT = 0.7;  // what a word counts that stands in a text, where 1 is a name
const POWER = 2;  // what is a part of an answer counts less than its share
const BESIDE = 1;  // what the very words add to what they mean
const FEW = 3;  // answers: then what is like them follows
const SURELY = 0.7;  // share of a word's phrases that tell of one danger
const MANY_UNKNOWN = 4;  // words; of a text that is mostly not understood, what to do in danger is said
const AT_ONCE = 4;  // needs that can wait, as which a danger counts
const LEAST_TOLD = 2;  // words, where no need is heard at all
const WEIGHTS = { need: 1, service_type: 1, interest: 0.8, language: 1.2, target_group: 0.4, town: 0, word: 0.6 };
const OF_NEED = ["need", "service_type"];
const ASKED_FIRST = [["need", "service_type", "interest"], ["language", "word"], ["target_group", "town"]];
const HALF_AS_NEAR_KM = 60, HALF_AS_NEAR_ASKED_KM = 15;  // where a service counts half
const OF_OTHERS = 0.6;  // what is for a group that nothing speaks of
const WITHOUT_PLACE = 0.85;  // as a service 10 km away: most are telephone lines
const OF_OTHER_AGE = 0.3, OPEN = 1.03;

const stemsOf = (reader, text) => new Set(wordsOf(text).flatMap((word) => reader.forms.get(word) ?? []));

// Areas that were kept before words had numbers are searched by their words as they are.
const upToDate = (area) => {
  if (area.words) return area;
  const words = [...new Set(area.services.flatMap((one) => wordsOf(one.words)))];
  const place = new Map(words.map((word, at) => [word, at.toString(36)]));
  const services = area.services.map((one) => ({ ...one, words: wordsOf(one.words).map((word) => place.get(word)).join(" ") }));
  return { ...area, services, words: [words.map((word) => `${word} -`).join("|")] };
};

export const prepare = (kept) => {
  const area = upToDate(kept);
  const reader = makeReader(area);
  const rows = area.services.map((service, at) => ({
    at,
    service,
    stems: new Set(service.words.split(" ").filter(Boolean).map((one) => parseInt(one, 36))),
    inName: stemsOf(reader, service.name),
  }));
  const fits = (area.terms ?? []).map(({ fits: levels }) => {
    const own = new Map();
    for (const [level, places] of Object.entries(levels)) for (const place of places) own.set(place, Number(level) / LEVELS);
    return own;
  });
  const count = new Map();
  for (const { stems } of rows) for (const stem of stems) count.set(stem, (count.get(stem) ?? 0) + 1);
  const importance = (stems) => Math.max(0, ...stems.map((stem) => count.get(stem) ?? 0));
  return { area, reader, rows, fits, importance };
};

const kindsOf = (kept, unit) => (unit.terms.length > 0 ? unit.terms.map((term) => kept.reader.terms[term].kind) : ["word"]);

const fitOf = (kept, unit, row) => Math.max(0, ...unit.terms.map((term) => kept.fits[term].get(row.at) ?? 0));

// How much of a stretch of words stands in a service's texts: all of it in the name, in any, or some of it.
const saidOf = (unit, row) => {
  const telling = unit.tokens.filter((token) => !token.isSilent);
  const share = (stems) => telling.filter((token) => [...token.stems].some((stem) => stems.has(stem))).length / (telling.length || 1);
  return Math.max(share(row.inName), IN_TEXT * share(row.stems));
};

const tellsGroup = (kept, unit) => unit.terms.some((term) => kept.reader.terms[term].member);

// A unit with how far each service answers it, and what it weighs: rare ones much.
const weighed = (kept, unit) => {
  const kinds = kindsOf(kept, unit);
  const fits = kept.rows.map((row) => fitOf(kept, unit, row));
  const said = kept.rows.map((row) => saidOf(unit, row));
  const matches = fits.map((fit, at) => Math.max(fit, said[at] === IN_TEXT || said[at] === 1 ? said[at] : 0));
  const worth = fits.map((fit, at) => (unit.terms.length > 0 ? fit ** POWER + BESIDE * said[at] : said[at]));
  const answering = matches.filter((match) => match >= ANSWERS).length;
  const rarity = Math.log(1 + matches.length / (1 + answering));
  const weight = rarity * Math.max(...kinds.map((kind) => WEIGHTS[kind])) * (unit.isDanger ? AT_ONCE : 1);
  return { ...unit, kinds, matches, worth, answering, fits, weight, tellsGroup: tellsGroup(kept, unit) };
};

const KM_OF_A_DEGREE = 111.2;

const kmBetween = ([north, east], [otherNorth, otherEast]) => Math.hypot(
  (north - otherNorth) * KM_OF_A_DEGREE, (east - otherEast) * KM_OF_A_DEGREE * Math.cos((north * Math.PI) / 180),
);

// From where distances count: the town that was asked for, of which services tell where it is; else the area's middle.
const originOf = (kept, units) => {
  const towns = units.filter((unit) => unit.kinds.includes("town"));
  const there = kept.rows.filter((row) => row.service.at && towns.some((town) => fitOf(kept, town, row) > 0)).map((row) => row.service.at);
  if (there.length === 0) return { at: kept.area.at ?? null, half: HALF_AS_NEAR_KM };
  const mean = [0, 1].map((axis) => there.reduce((sum, at) => sum + at[axis], 0) / there.length);
  return { at: mean, half: HALF_AS_NEAR_ASKED_KM };
};

const factorOf = (row, origin, age, isOpen) => {
  const { at = null, ages = null } = row.service;
  let factor = at === null || origin.at === null ? WITHOUT_PLACE : 1 / (1 + kmBetween(origin.at, at) / origin.half);
  if (age !== null && ages !== null && (age < ages[0] || (ages[1] !== null && age > ages[1]))) factor *= OF_OTHER_AGE;
  return isOpen(row.service) ? factor * OPEN : factor;
};

// Whether a service is for a group that nothing speaks of: neither the group was named, nor a need by which one belongs.
const isForOthers = (row, units) => row.service.apart === true && !units.some((unit) => (
  unit.tellsGroup && unit.fits[row.at] >= ANSWERS
));

// What was asked first: a need before a language, a language before a town; where there is danger, no interest.
const mainOf = (units) => {
  if (units.some((unit) => unit.isDanger)) return units.filter((unit) => unit.kinds.some((kind) => OF_NEED.includes(kind)));
  const group = ASKED_FIRST.find((kinds) => units.some((unit) => unit.kinds.some((kind) => kinds.includes(kind)))) ?? [];
  return units.filter((unit) => unit.kinds.some((kind) => group.includes(kind)));
};

// How many of the things that were said a service answers, and how rare each is; a little even where it answers none, so
// that near ones come first.
const worthOf = (row, units) => {
  const worth = units.reduce((sum, unit) => sum + unit.weight * unit.worth[row.at], 0.001);
  return isForOthers(row, units) ? worth * OF_OTHERS : worth;
};

const ranked = (kept, units, age, isOpen) => {
  const main = mainOf(units), origin = originOf(kept, units);
  // Further words find by a name that few have.
  const named = units.filter((unit) => unit.kinds.includes("word") && unit.answering * 10 <= kept.rows.length);
  const scored = kept.rows.map((row) => ({
    service: row.service,
    best: Math.max(0, ...main.map((unit) => unit.matches[row.at]), ...named.map((unit) => (unit.matches[row.at] === 1 ? 1 : 0))),
    score: worthOf(row, units) * factorOf(row, origin, age, isOpen),
  }));
  scored.sort((one, other) => other.score - one.score);
  const between = (least, below) => scored.filter(({ best }) => best >= least && best < below).map(({ service }) => service);
  return { found: between(ANSWERS, Infinity), near: between(LIKE, ANSWERS) };
};

const labelsOf = (kept, unit) => unit.terms.map((term) => kept.reader.terms[term].label);

const wordsIn = (unit) => unit.tokens.map((token) => token.word).join(" ");

// A question may be said with several words that begin alike ("psic"): then none of what they mean was understood.
const isClear = (unit) => unit.tokens.every((token) => token.forms.length === 1);

const unitsOf = (kept, question) => {
  const words = question.alone.filter((token) => token.stems.size > 0).map((token) => ({ tokens: [token], terms: [] }));
  return [...question.units, ...words].map((unit) => weighed(kept, unit));
};

const isAsked = (unit) => unit.kinds.some((kind) => ASKED_FIRST[0].includes(kind));

// The need that cannot wait that one of the words mostly tells of, "picchiato": also beside what was understood.
const dangerIn = (kept, question) => {
  const needs = question.alone.map((token) => guessNeed(kept.reader, [token], SURELY));
  return needs.find((term) => term !== null && kept.reader.terms[term].first.length > 0) ?? null;
};

// What it may be about where no need was heard and no name was found; null where not even that can be guessed.
const guessed = (kept, question, units) => {
  const isHeard = units.some((unit) => isAsked(unit) || unit.matches.includes(1));
  const term = isHeard ? dangerIn(kept, question) : guessNeed(kept.reader, question.tokens);
  return term === null ? null : weighed(kept, { tokens: [], terms: [term] });
};

const withDoors = (kept, answer) => ({
  ...answer,
  doors: answer.found.length + answer.near.length === 0 ? (kept.area.doors ?? []).map((at) => kept.area.services[at]) : [],
});

// Of every unit without an answer, what it is called; and words of which nothing at all is known. Words that only stand in
// phrases ("stanotte") are said where nothing else was understood.
const unansweredBy = (kept, question, units) => [
  ...units.filter((unit) => unit.answering === 0 && (unit.terms.length > 0 || !units.some((other) => other.terms.length > 0))).map((unit) => labelsOf(kept, unit)[0] ?? wordsIn(unit)),
  ...question.alone.filter((token) => token.stems.size === 0).map((token) => token.word),
];

const textWords = (question) => question.tokens.filter((token) => !token.isSilent).length;

// What to do before anything else: 112 for who may die now, then what each of the needs says.
const firstOf = (kept, question, units) => {
  if (question.isAbout) return [];  // "convegno sul suicidio"
  const { emergency, at_once: atOnce } = kept.area.dangers ?? {};
  const ofTerms = units.flatMap((unit) => unit.terms.flatMap((term) => kept.reader.terms[term].first));
  return [...new Set([...(question.dangers.includes(emergency) ? [atOnce] : []), ...ofTerms])];
};

// Whether two words or more were told of which no need was heard, and which are nobody's name: it may be a danger.
const isUnheard = (units, question) => {
  const isNamed = units.some((unit) => isAsked(unit) || unit.kinds.includes("language") || unit.matches.includes(1));
  return !isNamed && question.alone.length >= LEAST_TOLD;
};

// The answer to a text: services that answer (`found`), that are like an answer (`near`, where few do) and where one can
// begin (`doors`, where none does); what was `understood`, read `instead`, stays `unanswered`, it is `perhaps` about, and
// what to do `first`. Without words everything is found.
export const search = (kept, text, isOpen = () => false) => {
  const question = readQuestion(kept.reader, text, kept.importance);
  const none = { near: [], doors: [], understood: [], instead: [], unanswered: [], perhaps: "", first: [] };
  if (textWords(question) === 0 && question.units.length === 0) return { ...none, found: kept.area.services };
  const heard = unitsOf(kept, question);
  const guess = guessed(kept, question, heard);
  const units = guess ? [guess, ...heard] : heard;
  const { found, near } = ranked(kept, units, question.age, isOpen);
  const first = firstOf(kept, question, units);
  const isDark = first.length === 0 && !question.isAbout && (question.alone.length >= MANY_UNKNOWN || isUnheard(heard, question));
  const unanswered = [...new Set(unansweredBy(kept, question, units))];
  return withDoors(kept, {
    found,
    near: found.length < FEW ? near : [],
    understood: [...new Set(heard.filter((unit) => isClear(unit)).flatMap((unit) => labelsOf(kept, unit)))],
    instead: question.tokens.filter((token) => token.isGuess).map((token) => [token.word, token.forms[0]]),
    unanswered,
    perhaps: guess ? labelsOf(kept, guess)[0] : "",
    first: isDark && kept.area.danger ? [kept.area.danger] : first,
  });
};
