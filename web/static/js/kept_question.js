// Reads a question with the tables that came with a kept area: the server stemmed every word that it knows, so here words
// are only looked up. What no table has may be a beginning of a known word, or have one wrong letter.
"use strict";

import { dangersIn, isAboutDanger, makeEar } from "./kept_danger.js";

const LEAST_WRONG = 5;  // letters of a word from which on one may be wrong
const LEAST_BEGUN = 3;  // letters that are the beginning of a word
const MOST_BEGUN = 40;  // words that begin so
const SAME_BEGINNING = 5, OTHER_ENDING = 3;  // letters, of an inflection that nobody wrote yet: "psicoterapica"
const LEAST_PHRASES = 3;  // with a word that says something of a need; fewer are chance
const STANDS_OUT = 0.4;  // the share of its words by which a need is guessed

const number = (text) => parseInt(text, 36);
const listOf = (text, apart = " ") => (text === "" ? [] : text.split(apart));

// As directory/words/language.py folds: without accents, and without an apostrophe that is written for one ("forli'").
export const fold = (text) => text.normalize("NFKD").replace(/\p{Diacritic}/gu, "").toLowerCase().replace(/ß/g, "ss")
  .replace(/[’‘ʼ`´′]/g, "'").replace(/(?<=[aeiou])'+(?![\p{L}\p{N}])/gu, "");

export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const put = (map, key, value) => {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
};

// Form -> the numbers of its stems; see web/offline/words.py for the text of a table.
const formsOf = (tables) => {
  const forms = new Map();
  const lines = tables.flatMap((table) => listOf(table, "|"));
  lines.forEach((line, at) => {
    const [stem, ...written] = line.split(" ");
    for (const one of written) put(forms, one.startsWith("-") ? stem + one.slice(1) : one, at);
  });
  return forms;
};

// How the terms are said: by a word alone (form -> terms), or by several (first stem -> phrases).
const sayingsOf = (terms, forms) => {
  const written = [...forms.keys()];
  const alone = new Map(), phrases = new Map();
  terms.forEach((term, at) => {
    for (const form of listOf(term.alone)) put(alone, written[number(form)], at);
    for (const phrase of listOf(term.phrases, "|")) {
      const stems = phrase.split(" ").map(number);
      put(phrases, stems[0], { stems, term: at });
    }
  });
  return { alone, phrases };
};

export const makeReader = ({ words = [], terms = [], dangers = null, silent = { phrases: "", questions: "" } }) => {
  const forms = formsOf(words);
  return {
    forms,
    terms,
    ...sayingsOf(terms, forms),
    ear: makeEar(dangers),
    links: new Set(listOf(silent.phrases)),
    silent: new Set([...listOf(silent.phrases), ...listOf(silent.questions)]),
    corrected: new Map(),
  };
};

// Whether one letter is added, lost or changed, or two neighbours are swapped (optimal string alignment).
export const isOneAway = (one, other) => {
  const most = Math.min(one.length, other.length);
  let start = 0, end = 0;
  while (start < most && one[start] === other[start]) start += 1;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [left, right] = [one, other].map((word) => word.slice(start, word.length - end));
  if (left.length <= 1 && right.length <= 1) return left !== right;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};

// The likeliest of the known words that are one letter away: first letters are seldom wrong, and what means something is
// likelier to be meant than what only stands in a sentence.
const correctionOf = (reader, word, importance) => {
  if (word.length < LEAST_WRONG) return [];
  if (!reader.corrected.has(word)) {
    const near = [...reader.forms.keys()].filter((form) => Math.abs(form.length - word.length) <= 1 && isOneAway(form, word));
    const worth = (form) => (form[0] === word[0] ? 1000 : 0) + (reader.alone.has(form) ? 100 : 0) + importance(reader.forms.get(form));
    reader.corrected.set(word, near.sort((one, other) => worth(other) - worth(one)).slice(0, 1));
  }
  return reader.corrected.get(word);
};

const begunBy = (reader, word) => {
  if (word.length < LEAST_BEGUN) return [];
  return [...reader.forms.keys()].filter((form) => form.startsWith(word)).slice(0, MOST_BEGUN);
};

const otherEndings = (reader, word) => {
  const least = Math.max(SAME_BEGINNING, word.length - OTHER_ENDING);
  if (word.length < least) return [];
  const beginning = word.slice(0, least);
  return [...reader.forms.keys()].filter((form) => form.startsWith(beginning) && form.length - least <= OTHER_ENDING);
};

// The known words that a word is taken for; `isGuess` where this should be said.
const readWord = (reader, word, isLast, importance) => {
  if (reader.forms.has(word) || reader.silent.has(word) || /^\p{N}+$/u.test(word)) return { forms: [word], isGuess: false };
  const begun = isLast ? begunBy(reader, word) : [];
  if (begun.length > 0) return { forms: begun, isGuess: false };
  const corrected = correctionOf(reader, word, importance);
  if (corrected.length > 0) return { forms: corrected, isGuess: true };
  return { forms: otherEndings(reader, word), isGuess: false };
};

const isVowels = (letters) => letters.every((letter) => "aeio".includes(letter));

// Single letters in a row are one abbreviation: "P.O." is "p.o".
const joinLetters = (words) => {
  const joined = [];
  for (let at = 0; at < words.length; at += 1) {
    let end = at + 1;
    while (end < words.length && words[at].length === 1 && words[end].length === 1) end += 1;
    const run = words.slice(at, end);
    if (run.length > 1 && !isVowels(run)) joined.push(run.join("."));
    else joined.push(...run);
    at = end - 1;
  }
  return joined;
};

const tokensOf = (reader, text, importance) => {
  const words = joinLetters(wordsOf(text)).filter((word) => !reader.links.has(word));
  return words.map((word, at) => {
    const { forms, isGuess } = readWord(reader, word, at === words.length - 1, importance);
    return {
      word,
      forms,
      isGuess,
      stems: new Set(forms.flatMap((form) => reader.forms.get(form) ?? [])),
      isSilent: reader.silent.has(word) || word.length === 1 || /^\p{N}+$/u.test(word),
    };
  });
};

// Everything that is said from a token on: [term, how many tokens].
const sayingsFrom = (reader, tokens, at) => {
  const found = tokens[at].forms.flatMap((form) => reader.alone.get(form) ?? []).map((term) => [term, 1]);
  for (const stem of tokens[at].stems) {
    for (const { stems, term } of reader.phrases.get(stem) ?? []) {
      if (stems.every((one, place) => tokens[at + place]?.stems.has(one))) found.push([term, stems.length]);
    }
  }
  return found;
};

// The longest of each kind at every place, from left to right.
const mentionsIn = (reader, tokens) => {
  const found = [], freeFrom = new Map();
  tokens.forEach((token, at) => {
    const longest = new Map();
    const sayings = sayingsFrom(reader, tokens, at).filter(([term]) => at >= (freeFrom.get(reader.terms[term].kind) ?? 0));
    for (const [term, length] of sayings) longest.set(reader.terms[term].kind, Math.max(length, longest.get(reader.terms[term].kind) ?? 0));
    for (const [term, length] of sayings) {
      const { kind } = reader.terms[term];
      if (length !== longest.get(kind)) continue;
      freeFrom.set(kind, at + length);
      if (!found.some((one) => one.term === term && one.start === at)) found.push({ term, start: at, end: at + length });
    }
  });
  return found;
};

// A part of a longer name says something else: "casa di riposo" is no question of housing.
const withoutParts = (mentions) => mentions.filter((one) => !mentions.some((longer) => (
  longer.start <= one.start && one.end <= longer.end && longer.end - longer.start > one.end - one.start
)));

const AGE = /(\d{1,3}) ?(?:anni|anno|enne|jahre|jahrig|years?|yo\b)|\b(?:eta|age|alter)\D{0,4}(\d{1,3})/u;

// What was asked: `tokens`, `units` of terms that were said of one stretch of them (or of a sentence, as dangers are), the
// words `alone` of which nothing was heard, and the age, if any.
export const readQuestion = (reader, text, importance) => {
  const tokens = tokensOf(reader, text, importance);
  const units = new Map();
  for (const { term, start, end } of withoutParts(mentionsIn(reader, tokens))) {
    const key = `${start}-${end}`;
    if (!units.has(key)) units.set(key, { tokens: tokens.slice(start, end), terms: [] });
    units.get(key).terms.push(term);
  }
  const taken = new Set([...units.values()].flatMap((unit) => unit.tokens));
  const age = fold(text).match(AGE), dangers = dangersIn(reader.ear, wordsOf(text));
  return {
    tokens,
    dangers,
    isAbout: isAboutDanger(reader.ear, wordsOf(text)),
    units: [...dangers.map((term) => ({ tokens: [], terms: [term], isDanger: true })), ...units.values()],
    alone: tokens.filter((token) => !taken.has(token) && !token.isSilent),
    age: age ? Number(age[1] ?? age[2]) : null,
  };
};

// What the phrases of needs say of each stem: how many phrases have it, of every need.
const needsOfStems = (reader) => {
  const counts = new Map();
  for (const { stems, term } of [...reader.phrases.values()].flat()) {
    if (reader.terms[term].kind !== "need") continue;
    for (const stem of new Set(stems)) {
      if (!counts.has(stem)) counts.set(stem, new Map());
      counts.get(stem).set(term, (counts.get(stem).get(term) ?? 0) + 1);
    }
  }
  return counts;
};

const sum = (numbers) => [...numbers].reduce((total, one) => total + one, 0);

// The need that is mostly told with these words, where no phrase is heard; null where none stands out.
export const guessNeed = (reader, tokens, least = STANDS_OUT) => {
  reader.needsOfStems ??= needsOfStems(reader);
  const shares = new Map();
  let known = 0;
  for (const stem of new Set(tokens.filter((token) => !token.isSilent).flatMap((token) => [...token.stems]))) {
    const needs = reader.needsOfStems.get(stem);
    if (needs === undefined) continue;
    const phrases = sum(needs.values());
    if (phrases < LEAST_PHRASES) continue;
    const rarity = 1 / Math.log(2 + phrases);
    known += rarity;
    for (const [term, count] of needs) shares.set(term, (shares.get(term) ?? 0) + rarity * (count / phrases));
  }
  const [best, share] = [...shares].sort((one, other) => other[1] - one[1])[0] ?? [null, 0];
  return share >= known * least ? best : null;
};
