// Hears violence and danger to life with the rules of the server (directory/danger), which come as regular expressions.
"use strict";

const ENOUGH = 2;  // of the weights of what is heard

export const makeEar = (dangers) => dangers && {
  ...dangers,
  rules: dangers.rules.map((rule) => ({
    ...rule, pattern: new RegExp(rule.pattern, "g"), unless: rule.unless ? new RegExp(rule.unless) : null,
  })),
  about: new RegExp(dangers.about),
  people: new RegExp(dangers.child.people),
  children: new RegExp(dangers.child.children),
};

// The matches of a rule in a text, none where something else is told; of what is only spoken about ("convegno sul
// suicidio") sentences alone.
const matchesOf = (rule, text, isAbout) => [...text.matchAll(rule.pattern)].map(([match]) => match)
  .filter(() => !rule.unless?.test(text))
  .filter((match) => !isAbout || (!rule.is_sign && match.includes(" ")));

// The needs, by their places among the terms, for which enough is heard; what is said twice counts once.
const heardBy = (rules, text, isAbout) => {
  const found = new Map();
  for (const rule of rules) {
    const matches = found.get(rule.term) ?? new Map();
    for (const match of matchesOf(rule, text, isAbout)) matches.set(match, rule.weight);
    found.set(rule.term, matches);
  }
  return [...found].filter(([, matches]) => [...matches.values()].reduce((sum, one) => sum + one, 0) >= ENOUGH);
};

// Violence by a parent or a relative, or against a child, is the abuse of a child, too; not flight, control and what is
// done to the old, where children and relatives are others.
const withAbuse = (ear, heard, text, isAbout) => {
  const terms = heard.map(([term]) => term);
  const isOfChild = ear.rules
    .filter((rule) => rule.term === ear.violence && !rule.is_sign && !rule.never_of_a_child)
    .flatMap((rule) => matchesOf(rule, text, isAbout))
    .some((match) => ear.people.test(text) || ear.children.test(match));
  return isOfChild && !terms.includes(ear.abuse) ? [...terms, ear.abuse] : terms;
};

// Whether words ask for a talk, a thesis, a course about something, rather than telling of it.
export const isAboutDanger = (ear, words) => Boolean(ear) && ear.about.test(words.join(" "));

// The dangers that folded words tell of, as places among the terms.
export const dangersIn = (ear, words) => {
  if (!ear) return [];
  const text = words.join(" "), isAbout = isAboutDanger(ear, words);
  const sentences = heardBy(ear.rules.filter((rule) => !rule.is_sign), text, isAbout);
  if (sentences.length > 0) return withAbuse(ear, sentences, text, isAbout);
  return heardBy(ear.rules.filter((rule) => rule.is_sign), text, isAbout).map(([term]) => term);
};
