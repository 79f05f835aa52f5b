import type { ForgetStore } from '../forget.ts';
import type { Connection } from './connect.ts';
import { forgetActivities } from './forget-activities.ts';
import { forgetArrivals } from './forget-arrivals.ts';
import { findPersons, isTaken } from './forget-find.ts';
import { findIdentifiers } from './forget-identifiers.ts';
import { copyNames, forgetNames } from './forget-names.ts';
import { forgetOthers } from './forget-others.ts';
import { findForgetting, saveForgetting } from './forget-plan.ts';
import { takeLease } from './leases.ts';

export function createForgetStore(connection: Connection): ForgetStore {
  const { read, write } = connection;
  return {
    takeLease: (lease) => write((db) => takeLease(db, lease)),
    findPersons: (text) => read((db) => findPersons(db, text)),
    findIdentifiers: (person) => read((db) => findIdentifiers(db, person)),
    isTaken: (text) => read((db) => isTaken(db, text)),
    findForgetting: () => read(findForgetting),
    async beginForgetting(forgetting) {
      await write((db) => saveForgetting(db, forgetting));
      await copyNames(connection, forgetting);
    },
    forgetArrivals: (forgetting) => forgetArrivals(connection, forgetting),
    forgetActivities: (forgetting, after, limit, now) => forgetActivities(connection, forgetting, after, limit, now),
    forgetNames: (forgetting) => forgetNames(connection, forgetting),
    forgetOthers: (forgetting) => forgetOthers(connection, forgetting),
    endForgetting: () => write(async (db) => void (await db.deleteFrom('forgetting').execute())),
  };
}
