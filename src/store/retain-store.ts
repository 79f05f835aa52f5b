import type { RetainStore } from '../retain.ts';
import type { Connection } from './connect.ts';
import { takeLease } from './leases.ts';
import { shrinkCoverage } from './shrink-coverage.ts';
import { trimActivities } from './trim-activities.ts';
import { saveTrim, wasTrimmed } from './trim-marks.ts';
import { trimActors, trimUsers } from './trim-persons.ts';
import { trimQuestions } from './trim-questions.ts';

export function createRetainStore({ read, write }: Connection): RetainStore {
  return {
    takeLease: (lease) => write((db) => takeLease(db, lease)),
    isTrimmed: (edges) => read((db) => wasTrimmed(db, edges)),
    beginTrim: (edges) =>
      write(async (db) => {
        await saveTrim(db, edges, undefined);
        await shrinkCoverage(db, edges);
      }),
    trimActivities: (edges, from, limit) => write((db) => trimActivities(db, edges, from, limit)),
    trimQuestions: (before, limit) => write((db) => trimQuestions(db, before, limit)),
    trimActors: (before, after, limit) => write((db) => trimActors(db, before, after, limit)),
    trimUsers: (before, after, limit) => write((db) => trimUsers(db, before, after, limit)),
    endTrim: (edges, now) =>
      write(async (db) => {
        await shrinkCoverage(db, edges);
        await saveTrim(db, edges, now);
      }),
  };
}
