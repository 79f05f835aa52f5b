import type { LookupStore } from '../lookup.ts';
import { findAnswer, findAsked, saveAnswer, saveAsked } from './asked.ts';
import { closestNames } from './closest-names.ts';
import type { Connection } from './connect.ts';
import { explain } from './explain.ts';
import { count, find, oldest, searched } from './find-activities.ts';
import { findActors } from './find-actors.ts';
import { findNamed } from './find-named.ts';
import { findActivity, findRecord } from './find-one.ts';
import { findThings } from './find-things.ts';
import { instanceZones } from './instance-zones.ts';

export function createLookupStore({ read, write }: Connection): LookupStore {
  return {
    find: (query, page) => read((db) => find(db, query, page)),
    count: (query) => read((db) => count(db, query)),
    searched: (window) => read((db) => searched(db, window)),
    oldest: () => read(oldest),
    findActivity: (eventID) => read((db) => findActivity(db, eventID)),
    findRecord: (eventID) => read((db) => findRecord(db, eventID)),
    explain: (activities) => read((db) => explain(db, activities)),
    findActors: (text, exact) => read((db) => findActors(db, text, exact)),
    findThings: (text, options) => read((db) => findThings(db, text, options)),
    findNamed: (texts) => read((db) => findNamed(db, texts)),
    instanceZones: () => read(instanceZones),
    closestNames: (text, limit) => read((db) => closestNames(db, text, limit)),
    saveAsked: (asked) => write((db) => saveAsked(db, asked)),
    findAsked: (askedId) => read((db) => findAsked(db, askedId)),
    saveAnswer: (answer) => write((db) => saveAnswer(db, answer)),
    findAnswer: (where) => read((db) => findAnswer(db, where)),
  };
}
